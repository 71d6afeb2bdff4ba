import { Ajv2020 } from 'ajv/dist/2020.js'
import { jsonSchemas } from '@askwell/core/schema'
import { expect, it } from 'vitest'
import { answerOf, responseOf } from '../testing/responses.js'
import { fuzzBody } from '../testing/fuzz/bodies.js'
import { createRandom } from '../testing/fuzz/random.js'
import { validateResponse } from './validate.js'

const isValid = new Ajv2020({ strict: false }).compile(jsonSchemas().response)

/** Said by code alone: limits of parsers, names with halves of characters, scales that an answer has to be within. */
const BEYOND = /nested deeper|more than \d+ values|number is too large|surrogate|on this scale/

it('says of bent responses what the collector says, but for what only code can say', () => {
  const random = createRandom(3)
  const seen = { good: 0, bad: 0, beyond: 0 }
  const disputed: unknown[] = []
  while (seen.good + seen.bad < 1500) {
    const { bytes, encoding } = fuzzBody(random)
    if (encoding !== undefined || bytes.length > 100_000) continue
    let value: unknown
    try {
      value = JSON.parse(bytes.toString())
    } catch {
      continue
    }
    for (const item of Array.isArray(value) ? value.slice(0, 20) : [value]) {
      const { issues } = validateResponse(item)
      const beyond = !!issues?.every(({ message }) => BEYOND.test(message))
      if (beyond) seen.beyond++
      else if (isValid(item) !== !issues) disputed.push({ item, issues, errors: isValid.errors })
      seen[issues ? 'bad' : 'good']++
    }
  }
  expect(disputed).toEqual([])
  expect(Math.min(seen.good, seen.bad, seen.beyond)).toBeGreaterThan(20)
}, 30_000)

it.each([
  ['nps', 11],
  ['nps', -1],
  ['csat', 0],
  ['ces', '5'],
  ['rating', 2.5],
  ['thumbs', 'sideways'],
  ['text', 5],
  ['choice', ''],
  ['choice', 3],
  ['contact', 'ada@example.com'],
])('refuses a %s answer of %j, as the collector does', (type, value) => {
  const response = responseOf({ answers: [answerOf(type, value)] })
  expect([isValid(response), 'issues' in validateResponse(response)]).toEqual([false, true])
})
