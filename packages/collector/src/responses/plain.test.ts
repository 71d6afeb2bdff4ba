import { surveyResponseSchema } from '@askwell/core/schema'
import { expect, it } from 'vitest'
import { fuzzBody } from '../testing/fuzz/bodies.js'
import { createRandom } from '../testing/fuzz/random.js'
import { boundsIssue } from './bounds.js'
import { isPlainResponse } from './plain.js'

/** Every field there is, each at its limit. */
const full = () => ({
  id: '0193c0de-0000-7000-8000-000000000000',
  revision: 1_000_000,
  complete: true,
  survey: { id: 's'.repeat(64), hash: 'h'.repeat(64) },
  answers: Array.from({ length: 50 }, () => ({
    question: 'q'.repeat(64),
    type: 't'.repeat(64),
    scale: 11,
    value: 'v'.repeat(10_000) as unknown,
    category: 'c'.repeat(64),
  })),
  outcome: 'answered',
  trigger: { event: 'e'.repeat(100), properties: { ['k'.repeat(200)]: 1, flag: false, none: null } },
  respondent: { id: 'r'.repeat(500), userId: 'u'.repeat(500), attributes: { plan: 'pro' } },
  context: {
    page: 'p'.repeat(2000),
    locale: 'l'.repeat(500),
    device: 'mobile',
    viewport: [390, 844],
    sdk: 'a'.repeat(500),
  },
  shownAt: 8.64e15,
  answeredAt: 0,
  durationMs: Number.MAX_VALUE,
  inbox: 'i'.repeat(500),
})

const others = [
  undefined,
  null,
  true,
  '',
  'word',
  'x'.repeat(65),
  'x'.repeat(101),
  'x'.repeat(501),
  'x'.repeat(2001),
  'x'.repeat(10_001),
  0,
  -1,
  0.5,
  2,
  12,
  1_000_001,
  8.64e15 + 1,
  Infinity,
  NaN,
  [],
  [1],
  [1, 2, 3],
  {},
  { a: { b: 1 } },
  { ['x'.repeat(201)]: 1 },
  JSON.parse('{"__proto__":1}'),
]

type Node = Record<string, unknown>

/** Every object in a value, with a way back to where it stands in a fresh copy. */
function* places(value: unknown, path: string[] = []): Generator<string[]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    yield [...path, key]
    if (key !== '1') yield* places(inner, [...path, key])
  }
}

const isGood = (item: unknown) => !boundsIssue(item) && surveyResponseSchema.safeParse(item).success

it('knows what every field may be at most', () => {
  expect([isPlainResponse(full()), isGood(full())]).toEqual([true, true])
})

it('never takes what the schema refuses, whatever stands in one field', () => {
  let taken = 0
  let refused = 0
  const copy = full()
  copy.answers.length = 2
  for (const path of places(copy))
    for (const other of [...others, 'gone', 'more'] as unknown[]) {
      const item = structuredClone(copy)
      const holder = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, item)
      const key = path.at(-1)!
      if (other === 'gone' && Array.isArray(holder)) holder.pop()
      else if (other === 'gone') delete holder[key]
      else if (other === 'more') holder[`${key}x`] = 1
      else holder[key] = other
      if (isPlainResponse(item)) expect(isGood(item), `${path.join('.')} = ${JSON.stringify(other)}`).toBe(true)
      if (isPlainResponse(item)) taken++
      else refused++
    }
  expect(Math.min(taken, refused)).toBeGreaterThan(50)
})

it('never takes what the schema refuses, whatever was sent', () => {
  const random = createRandom(11)
  const seen = { plain: 0, doubted: 0 }
  for (let n = 0; n < 1500; n++) {
    const { bytes } = fuzzBody(random)
    if (bytes.length > 20_000) continue
    let value: unknown
    try {
      value = JSON.parse(bytes.toString())
    } catch {
      continue
    }
    for (const item of [value].flat().slice(0, 20)) {
      if (!isPlainResponse(item)) seen.doubted++
      else {
        seen.plain++
        expect(isGood(item), JSON.stringify(item)).toBe(true)
      }
    }
  }
  expect(Math.min(seen.plain, seen.doubted)).toBeGreaterThan(100)
})
