import { surveyResponseSchema } from '@askwell/core/schema'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { testCollector } from '../testing/collector.js'
import { responseOf } from '../testing/responses.js'

const anyJson = fc.jsonValue({ maxDepth: 4 })
const path = fc.constantFrom(
  'id',
  'revision',
  'survey',
  'answers',
  'respondent',
  'context',
  'trigger',
  'answeredAt',
  '__proto__',
  'x',
)

/** A good response with some of its fields replaced by anything, some of them lost. */
const bent = fc
  .array(fc.tuple(path, fc.option(anyJson, { nil: undefined })), { maxLength: 3 })
  .map((changes) => Object.assign(responseOf(), Object.fromEntries(changes)))

const words = fc.string({ unit: 'binary', maxLength: 60 })
/** A good response that holds any text anywhere a text may stand. */
const wordy = fc.tuple(words, words, words).map(([text, page, key]) =>
  responseOf({
    answers: [{ question: 'why', type: 'text', value: text }],
    context: { page },
    respondent: { id: page, attributes: { [key]: text } },
  }),
)

const body = fc.oneof(
  bent.map((item) => JSON.stringify(item)),
  wordy.map((item) => JSON.stringify(item)),
  fc.array(fc.oneof(bent, wordy, anyJson), { maxLength: 5 }).map((items) => JSON.stringify(items)),
  fc.json(),
  fc.string({ unit: 'binary' }),
  wordy.map((item) => JSON.stringify(item).slice(0, -7)),
)

it('answers every body with 200 or 400, and keeps nothing that breaks the schema', async () => {
  const errors: unknown[] = []
  const { post, stored } = await testCollector({ onError: (error) => errors.push(error) })
  const acknowledged = new Set<string | null>()
  await fc.assert(
    fc.asyncProperty(
      body,
      fc.constantFrom('application/json', 'text/plain'),
      fc.string({ maxLength: 9 }),
      async (text, type, age) => {
        const { status, body } = await post(text, { 'content-type': type }, `?age=${encodeURIComponent(age)}`)
        expect([200, 400]).toContain(status)
        if (status === 400) expect(body.error.message).not.toBe('')
        for (const verdict of body.verdicts ?? []) {
          if (verdict.status === 'rejected') expect(verdict.issues).not.toEqual([])
          else acknowledged.add(verdict.id)
        }
      },
    ),
    { numRuns: 1000 },
  )
  expect(errors).toEqual([])
  const kept = await stored()
  expect(new Set(kept.map(({ id }) => id))).toEqual(acknowledged)
  for (const { occurredAt, receivedAt, ...response } of kept) {
    expect(surveyResponseSchema.safeParse(response).success).toBe(true)
    expect(occurredAt).toBeLessThanOrEqual(receivedAt)
  }
}, 60_000)

it('gives every text back as it came', async () => {
  const { post, stored } = await testCollector()
  await fc.assert(
    fc.asyncProperty(fc.array(wordy, { minLength: 1, maxLength: 20 }), async (responses) => {
      expect((await post(responses)).status).toBe(200)
      const kept = new Map((await stored()).map((response) => [response.id, response]))
      for (const response of responses) expect(kept.get(response.id)).toMatchObject(response)
    }),
    { numRuns: 40 },
  )
}, 60_000)
