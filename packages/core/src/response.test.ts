import { expect, it } from 'vitest'
import { categoryOf } from './response.js'

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
