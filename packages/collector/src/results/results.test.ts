import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testCollector } from '../testing/collector.js'
import { answerOf, responseOf } from '../testing/responses.js'
import { temporaryDir } from '../testing/temporary.js'
import type { SurveyResults } from './results.js'

const DAY_MS = 86_400_000

it('tells of each survey its counts, and of each question its score and how it spreads', async () => {
  const now = 1_800_000_000_000
  const { post, request } = await testCollector({ now: () => now })
  await post([
    responseOf({ surveyId: 'b', answers: [answerOf('nps', 10), answerOf('text', 'good')], answeredAt: now - 2 * DAY_MS }),
    responseOf({ surveyId: 'b', answers: [answerOf('nps', 0)], complete: false, answeredAt: now - DAY_MS }),
    responseOf({ surveyId: 'a', answers: [answerOf('thumbs', 'up'), answerOf('stars', 3, { type: 'rating' })] }),
  ])
  const { surveys } = (await (await request('/v1/results')).json()) as { surveys: SurveyResults[] }
  expect(surveys).toHaveLength(2)
  const [b, a] = surveys as [SurveyResults, SurveyResults]
  expect(b).toMatchObject({ id: 'b', responses: 2, complete: 1, firstAt: now - 2 * DAY_MS, lastAt: now - DAY_MS })
  expect(b.questions[0]).toMatchObject({ id: 'nps', type: 'nps', scale: 11, count: 2, score: { name: 'nps', value: 0 } })
  expect(b.questions[0]!.distribution.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  expect(b.questions[1]).toMatchObject({ id: 'text', count: 1, distribution: [], score: null })
  expect(a.questions.find(({ id }) => id === 'thumbs')).toMatchObject({
    score: { share: 1 },
    distribution: [
      { value: 0, count: 0 },
      { value: 1, count: 1 },
    ],
  })
  expect(a.questions.find(({ id }) => id === 'stars')).toMatchObject({ type: 'rating', count: 1, score: null })
})

it('keeps two scales of one question apart', async () => {
  const { post, request } = await testCollector()
  await post([responseOf({ value: 5 }), responseOf({ answers: [answerOf('csat', 3, { question: 'score', scale: 3 })] })])
  const { surveys } = (await (await request('/v1/results')).json()) as { surveys: SurveyResults[] }
  expect(surveys[0]!.questions.map(({ scale, count }) => [scale, count])).toEqual([
    [3, 1],
    [5, 1],
  ])
})

it('words and orders questions as the survey document does, and names surveys that wait', async () => {
  const file = join(temporaryDir(), 'surveys.json')
  const questions = [
    { id: 'score', type: 'csat', text: { en: 'How was it?' } },
    { id: 'again', type: 'thumbs' },
  ]
  writeFileSync(
    file,
    JSON.stringify({
      surveys: [
        { id: 'post-purchase', questions },
        { id: 'later', questions },
      ],
    }),
  )
  const { post, request } = await testCollector({ surveysFile: file, links: [{ label: 'Shop', href: '/shop/' }] })
  await post(
    responseOf({ answers: [answerOf('thumbs', 'up', { question: 'again' }), answerOf('csat', 4, { question: 'score' })] }),
  )
  const body = (await (await request('/v1/results')).json()) as { surveys: SurveyResults[]; links: unknown }
  expect(body.surveys.map(({ id, responses }) => [id, responses])).toEqual([
    ['post-purchase', 1],
    ['later', 0],
  ])
  expect(body.surveys[0]!.questions.map(({ id, text }) => [id, text])).toEqual([
    ['score', { en: 'How was it?' }],
    ['again', undefined],
  ])
  expect(body.links).toEqual([{ label: 'Shop', href: '/shop/' }])
})

it('counts each option of a choice, "other" as one, and follows revisions', async () => {
  const file = join(temporaryDir(), 'surveys.json')
  const question = {
    id: 'why',
    type: 'choice',
    options: ['price', { id: 'speed', text: 'It is fast' }],
    other: true,
    multiple: true,
  }
  writeFileSync(file, JSON.stringify({ surveys: [{ id: 'post-purchase', questions: [question] }] }))
  const { post, request } = await testCollector({ surveysFile: file })
  const why = (value: string | string[]) => [answerOf('choice', value, { question: 'why' })]
  const first = responseOf({ answers: why(['price', 'other:my own words']) })
  await post([first, responseOf({ answers: why(['other:something', 'gone']) }), responseOf({ answers: why('price') })])
  await post({ ...first, revision: 2, answers: why(['speed', 'other:still my own']) })
  const results = await (await request('/v1/results')).text()
  const { surveys } = JSON.parse(results) as { surveys: SurveyResults[] }
  expect(surveys[0]!.questions[0]).toMatchObject({
    count: 3,
    distribution: [],
    score: null,
    options: [
      { id: 'price', count: 1 },
      { id: 'speed', text: 'It is fast', count: 1 },
      { id: 'other', count: 2 },
      { id: 'gone', count: 1 },
    ],
  })
  expect(results).not.toContain('my own')
})

it('spreads a rating over all of its steps, and gives an address nowhere but in its own response', async () => {
  const { post, request, stored } = await testCollector()
  const contact = answerOf('contact', { email: 'ada@example.com', consent: true })
  await post(responseOf({ answers: [answerOf('rating', 3, { scale: 4 }), contact] }))
  const results = await (await request('/v1/results')).text()
  const { surveys } = JSON.parse(results) as { surveys: SurveyResults[] }
  expect(surveys[0]!.questions.find(({ id }) => id === 'rating')).toMatchObject({ scale: 4, score: null })
  expect(surveys[0]!.questions.find(({ id }) => id === 'rating')!.distribution.map(({ count }) => count)).toEqual([0, 0, 1, 0])
  expect(results).not.toContain('ada@')
  expect((await stored())[0]!.answers[1]!.value).toEqual({ email: 'ada@example.com', consent: true })
})

it.each([
  ['rating', 6],
  ['rating', 0],
  ['choice', 4],
  ['choice', ''],
  ['contact', 'ada@example.com'],
  ['contact', { email: 'ada@example.com', consent: false } as never],
])('refuses a %s of %j', async (type, value) => {
  const { post } = await testCollector()
  const { status, body } = await post(responseOf({ answers: [answerOf(type, value)] }))
  expect(status).toBe(400)
  expect(body.verdicts[0]!.issues[0]!.path).toMatch(/^answers\[0\]\.value/)
})
