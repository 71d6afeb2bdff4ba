import { expect, it } from 'vitest'
import type { Draft } from './draft.js'
import { buildResponse, categoryOf } from './response.js'

it.each([
  ['nps', 0, 11, 'detractor'],
  ['nps', 6, 11, 'detractor'],
  ['nps', 7, 11, 'passive'],
  ['nps', 8, 11, 'passive'],
  ['nps', 9, 11, 'promoter'],
  ['csat', 3, 5, 'neutral'],
  ['csat', 4, 5, 'satisfied'],
  ['csat', 2, 5, 'dissatisfied'],
  ['csat', 3, 3, 'satisfied'],
  ['csat', 4, 7, 'neutral'],
  ['ces', 4, 7, 'neutral'],
  ['ces', 5, 7, 'easy'],
  ['ces', 3, 7, 'difficult'],
  ['ces', 4, 5, 'easy'],
  ['thumbs', 'up', undefined, 'positive'],
  ['thumbs', 'down', undefined, 'negative'],
  ['text', 'fine', undefined, undefined],
  ['rating', 5, 5, undefined],
  ['choice', 'price', undefined, undefined],
  ['contact', { email: 'ada@example.com', consent: true as const }, undefined, undefined],
])('the category of %s %s of %s is %s', (type, value, scale, category) => expect(categoryOf(type, value, scale)).toBe(category))

it.each([
  [NaN, 'null'],
  [true, 'true'],
  [{ x: 1 }, '{"x":1}'],
  ['x'.repeat(20_000), 'x'.repeat(10_000)],
  [
    [1, 'a'],
    ['1', 'a'],
  ],
])('nothing goes out that endpoints refuse, whatever a kind gave: %j', (value, sent) => {
  const survey = { id: 's', questions: [{ type: 'slider', id: 'a', scale: 5.5 }] }
  const draft = { id: [1, 2, 3, 4], survey, answers: { a: value }, context: { page: '/' }, shownAt: 1, answeredAt: 2 }
  const { answers } = buildResponse(draft as unknown as Draft)
  expect(answers).toEqual([{ question: 'a', type: 'slider', scale: 5, value: sent }])
})

it('what a page says of itself is cut to what endpoints take', () => {
  const context = { page: `/${'p'.repeat(5000)}`, locale: 'x'.repeat(5000) }
  const draft = { id: [1, 2, 3, 4], survey: { id: 's', questions: [] }, answers: {}, context, shownAt: 1, answeredAt: 2 }
  const { page, locale } = buildResponse(draft as unknown as Draft).context
  expect([page!.length, locale!.length]).toEqual([2000, 100])
})
