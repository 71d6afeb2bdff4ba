import { Ajv2020 } from 'ajv/dist/2020.js'
import {
  buildResponse,
  createEngine,
  createPrompt,
  type AnswerValue,
  type Prompt,
  type Question,
  type Survey,
  type SurveyResponse,
} from '@askwell/core'
import { jsonSchemas } from '@askwell/core/schema'
import { fakeHost } from '@askwell/core/testing'
import { describe, expect, it } from 'vitest'
import { testCollector } from './testing/collector.js'

const isValid = new Ajv2020({ strict: false }).compile(jsonSchemas().response)

const choice: Extract<Question, { type: 'choice' }> = { type: 'choice', options: ['price', 'speed'], other: true }

const kinds: [name: string, question: Question, value: AnswerValue, sent: object][] = [
  ['thumbs up', { type: 'thumbs' }, 'up', { question: 'thumbs', category: 'positive' }],
  ['thumbs down', { type: 'thumbs' }, 'down', { category: 'negative' }],
  ['csat of 5', { type: 'csat' }, 4, { scale: 5, category: 'satisfied' }],
  ['csat of 3', { type: 'csat', scale: 3 }, 1, { scale: 3, category: 'dissatisfied' }],
  ['ces', { type: 'ces' }, 7, { scale: 7, category: 'easy' }],
  ['nps of 0', { type: 'nps' }, 0, { scale: 11, category: 'detractor' }],
  ['nps of 10', { type: 'nps', id: 'score' }, 10, { question: 'score', scale: 11, category: 'promoter' }],
  ['rating of 10', { type: 'rating', scale: 10 }, 10, { scale: 10 }],
  ['one choice', choice, 'price', {}],
  ['several, and other', { ...choice, multiple: true }, ['speed', 'other:\ud83d\0 😀'], {}],
  ['text', { type: 'text' }, 'a\0b \ud800 é <b> 😀', {}],
  ['a long text', { type: 'text', maxLength: 10_000 }, '😀'.repeat(5000), {}],
  ['contact', { type: 'contact' }, { email: 'ada@example.com', consent: true }, {}],
]

/** Runs a survey in the engine, with a presenter that answers through a real prompt. */
async function played(
  survey: Survey,
  answer: (prompt: Prompt) => void,
  more: { identify?: boolean; properties?: Record<string, unknown> } = {},
) {
  const delivered: { response: SurveyResponse; hold: boolean }[] = []
  const host = fakeHost({ path: '/orders/thanks?order=7', locale: 'id', device: 'mobile' })
  const engine = createEngine({
    surveys: [survey],
    host,
    sdk: 'askwell/0.1.0',
    async present(presentation) {
      presentation.visible()
      const prompt = createPrompt(presentation)
      setTimeout(() => answer(prompt))
      return { close() {} }
    },
    deliver: async (response, { hold }) => void delivered.push({ response, hold }),
  })
  if (more.identify) await engine.identify('ada', { plan: 'pro', seats: 3 })
  engine.track('purchase', more.properties ?? { value: 42, nested: { list: [null, 'é'] } })
  await host.advance(1000)
  await new Promise((resolve) => setTimeout(resolve))
  await host.advance(1000)
  return delivered
}

const surveyOf = (...questions: Question[]): Survey => ({ id: 'post-purchase', questions, trigger: { event: 'purchase' } })

describe('what the SDK sends', () => {
  it.each(kinds)('for %s is what the schema says, and the collector keeps it as it was', async (_, question, value, sent) => {
    const { response } = (await played(surveyOf(question), (prompt) => prompt.send({ type: 'answer', value }))).at(-1)!
    expect([isValid(response), isValid.errors]).toEqual([true, null])
    expect(response).toMatchObject({ complete: true, outcome: 'answered', answers: [{ type: question.type, value, ...sent }] })
    const { post, stored } = await testCollector()
    const key = { 'idempotency-key': `"${response.id}:${response.revision}"`, 'askwell-age': '10' }
    expect((await post(response, key)).body.verdicts).toEqual([{ id: response.id, status: 'stored', issues: [] }])
    const [{ occurredAt, receivedAt, ...kept }] = (await stored()) as [Awaited<ReturnType<typeof stored>>[0]]
    expect(kept).toEqual(response)
    expect(receivedAt - occurredAt).toBe(10)
  })

  it('has every field of the wire format, and no other', async () => {
    const delivered = await played(surveyOf({ type: 'csat' }), (prompt) => prompt.send({ type: 'answer', value: 4 }), {
      identify: true,
    })
    const { response } = delivered.at(-1)!
    expect(response).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      revision: expect.any(Number),
      complete: true,
      survey: { id: 'post-purchase', hash: expect.stringMatching(/^[0-9a-f]{1,8}$/) },
      answers: [{ question: 'csat', type: 'csat', scale: 5, value: 4, category: 'satisfied' }],
      outcome: 'answered',
      trigger: { event: 'purchase', properties: { value: 42, nested: { list: [null, 'é'] } } },
      respondent: { id: expect.any(String), userId: 'ada', attributes: { plan: 'pro', seats: 3 } },
      context: {
        page: '/orders/thanks',
        locale: 'id',
        device: 'mobile',
        viewport: [expect.any(Number), expect.any(Number)],
        sdk: 'askwell/0.1.0',
      },
      shownAt: expect.any(Number),
      answeredAt: expect.any(Number),
      durationMs: response.answeredAt - response.shownAt,
    })
  })

  it('of a person who stops half-way is a partial, and one who goes on is a later revision of the same', async () => {
    const two = surveyOf({ type: 'nps' }, { type: 'text' })
    const stopped = await played(two, (prompt) => {
      prompt.send({ type: 'answer', value: 3 })
      prompt.send({ type: 'dismiss' })
    })
    expect(stopped.at(-1)).toMatchObject({
      hold: false,
      response: { complete: false, outcome: 'partial', answers: [{ value: 3 }] },
    })
    const whole = await played(two, (prompt) => {
      prompt.send({ type: 'answer', value: 3 })
      prompt.send({ type: 'answer', value: 'slow' })
    })
    const [first, last] = [whole[0]!.response, whole.at(-1)!.response]
    expect(last).toMatchObject({ id: first.id, complete: true, outcome: 'answered', answers: [{ value: 3 }, { value: 'slow' }] })
    expect(last.revision).toBeGreaterThan(first.revision)
    for (const { response } of [...stopped, ...whole]) expect(isValid(response)).toBe(true)
    const { post, stored } = await testCollector()
    for (const { response } of [...whole, ...whole.toReversed()]) expect((await post(response)).status).toBe(200)
    expect(await stored()).toMatchObject([last])
  })

  it('is taken whatever an app gives with its event', async () => {
    const deep: unknown = JSON.parse('['.repeat(1900) + ']'.repeat(1900))
    const odd = { deep, [`${'k'.repeat(300)}`]: 1, big: 1e308, never: Infinity, '\0': '\ud800', list: Array(900).fill(1) }
    const [sent] = await played(surveyOf({ type: 'csat' }), (prompt) => prompt.send({ type: 'answer', value: 4 }), {
      properties: odd,
    })
    expect(sent!.response.trigger!.properties).toMatchObject({ deep, '\0': '\ud800' })
    const { post } = await testCollector()
    expect((await post(sent!.response)).body.verdicts[0]!.issues).toEqual([])
  })

  it('tells one wording of a survey from another by its hash, and not one order of keys from another', () => {
    const hashOf = (survey: Survey) =>
      buildResponse({
        id: [1_767_225_600_000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        revision: 1,
        complete: true,
        survey,
        answers: { nps: 9 },
        respondent: { id: 'r', userId: undefined, attributes: {} },
        context: { page: '/' },
        shownAt: 1,
        answeredAt: 2,
      }).survey.hash
    const asked: Survey = { id: 's', questions: [{ type: 'nps', text: 'Would you?' }] }
    expect(hashOf({ questions: [{ text: 'Would you?', type: 'nps' }], id: 's' })).toBe(hashOf(asked))
    expect(hashOf({ ...asked, trigger: { event: 'x' } })).toBe(hashOf(asked))
    expect(hashOf({ id: 's', questions: [{ type: 'nps', text: 'Will you?' }] })).not.toBe(hashOf(asked))
  })
})
