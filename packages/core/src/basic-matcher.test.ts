import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { basicMatcher } from './basic-matcher.js'
import { matches } from './matches.js'
import type { Condition } from './schema/index.js'

const value = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom('', 'a', '1', 'b'),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant([1, 'a']),
)
const operator = fc.constantFrom('$lt', '$lte', '$gt', '$gte', '$in', '$nin', '$not')
const { condition } = fc.letrec<{ condition: Condition; test: unknown }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 3 },
    value,
    fc.array(value, { maxLength: 2 }),
    fc.dictionary(operator, fc.oneof(value, fc.array(value), tie('test')), { maxKeys: 2 }),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.dictionary(fc.constantFrom('a', 'b', 'c.d', 'c.0'), tie('test'), { maxKeys: 2 }),
    fc.dictionary(fc.constantFrom('$and', '$or'), fc.array(tie('condition'), { maxLength: 2 }), {
      maxKeys: 2,
    }) as fc.Arbitrary<Condition>,
    fc.record({ $not: tie('condition') }) as fc.Arbitrary<Condition>,
  ) as fc.Arbitrary<Condition>,
}))

it('says of every condition what the whole language says of it', () => {
  const subject = fc.record({ a: value, b: value, c: fc.record({ d: value }) }, { requiredKeys: [] })
  fc.assert(
    fc.property(condition, subject, (condition, subject) => {
      expect(basicMatcher.matches(condition, subject)).toBe(matches(condition, subject))
    }),
    { numRuns: 5000 },
  )
})

it('never throws, and what it can not read does not hold', () => {
  for (const broken of [null, 5, [], { $or: 5 }, { a: { $regex: 'x' } }, { $not: { a: { $foo: 1 } } }])
    expect(basicMatcher.matches(broken as never, {})).toBe(false)
})
