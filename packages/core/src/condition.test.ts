import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flawOf, matches } from './matches.js'
import { conditionFaults } from './operators.js'
import type { Condition } from './schema/index.js'

const holds = (condition: object, subject: unknown, groups?: Record<string, (string | number)[]>) =>
  matches(condition as Condition, subject, groups)

describe('a bare value', () => {
  it.each([
    [{ age: '30' }, { age: 30 }, true],
    [{ age: 30 }, { age: '30' }, true],
    [{ pro: true }, { pro: 'yes' }, true],
    [{ pro: false }, { pro: '' }, true],
    [{ pro: false }, { pro: null }, false],
    [{ pro: false }, {}, false],
    [{ user: null }, {}, true],
    [{ user: null }, { user: undefined }, true],
    [{ user: null }, { user: 0 }, false],
    [{ tags: ['a', 'b'] }, { tags: ['a', 'b'] }, true],
    [{ tags: ['a', 'b'] }, { tags: ['b', 'a'] }, false],
    [{ at: {} }, { at: {} }, true],
    [{ at: { x: 1 } }, { at: { x: 1, y: 2 } }, false],
  ])('%j for %j: %j', (condition, subject, expected) => expect(holds(condition, subject)).toBe(expected))
})

describe('paths', () => {
  it('descend at dots, and index lists', () => {
    expect(holds({ 'a.b.1': 'x' }, { a: { b: ['w', 'x'] } })).toBe(true)
  })
  it('see own properties only', () => {
    for (const path of ['constructor', '__proto__', 'toString', 'a.constructor'])
      expect(holds({ [path]: { $exists: false } }, { a: {} })).toBe(true)
  })
  it('may start with $ when that is no operator', () => {
    expect(holds({ $groups: { $in: ['a'] } }, { $groups: ['a'] })).toBe(true)
  })
})

describe('operators', () => {
  it.each([
    [{ n: { $eq: '1' } }, { n: 1 }, false],
    [{ n: { $ne: '1' } }, { n: 1 }, true],
    [{ n: { $gt: -1, $lt: 1 } }, {}, true],
    [{ n: { $gt: '5', $lte: 10 } }, { n: 8 }, true],
    [{ n: { $gt: 'a' } }, { n: 'Z' }, false],
    [{ n: { $exists: true } }, { n: 0 }, true],
    [{ n: { $exists: true } }, { n: null }, false],
    [{ n: { $in: [1, 2] } }, { n: [3, 2] }, true],
    [{ n: { $in: 1 } }, { n: 1 }, false],
    [{ n: { $nin: 1 } }, { n: 2 }, false],
    [{ n: { $ini: 'A' } }, { n: 'a' }, false],
    [{ n: { $nini: 'A' } }, { n: 'b' }, false],
    [{ n: { $nin: [1] } }, {}, true],
    [{ n: { $ini: ['A'] } }, { n: 'a' }, true],
    [{ n: { $nini: ['A'] } }, { n: ['b', 'a'] }, false],
    [{ n: { $all: ['a', { $gt: 3 }] } }, { n: ['a', 4] }, true],
    [{ n: { $all: [] } }, { n: 'a' }, false],
    [{ n: { $alli: ['A', 'B'] } }, { n: ['b', 'a'] }, true],
    [{ n: { $size: 2 } }, { n: [1, 2] }, true],
    [{ n: { $size: { $gt: 2 } } }, { n: [1, 2] }, false],
    [{ n: { $elemMatch: { $eq: 0 } } }, { n: [0] }, true],
    [{ n: { $elemMatch: { a: 1 } } }, { n: [{ a: 2 }, { a: 1 }] }, true],
    [{ n: { $not: { $in: ['a'] } } }, { n: 'b' }, true],
    [{ n: { $type: 'array' } }, { n: [] }, true],
    [{ n: { $type: 'null' } }, {}, true],
    [{ n: { $type: 'unknown' } }, { n: () => 1 }, true],
    [{ n: { $regex: '^a.c$' } }, { n: 'abc' }, true],
    [{ n: { $regex: '(' } }, { n: '(' }, false],
    [{ n: { $regexi: 'B' } }, { n: 'abc' }, true],
    [{ n: { $bogus: 1 } }, { n: 1 }, false],
    [{ n: { $veq: 'v1.2.3+build' } }, { n: '1.2.3' }, true],
    [{ n: { $vgt: '9.0.0', $vlt: '11' } }, { n: '10.0.0' }, true],
    [{ n: { $vlt: '1.0.0' } }, { n: '1.0.0-beta' }, true],
  ])('%j for %j: %j', (condition, subject, expected) => expect(holds(condition, subject)).toBe(expected))

  it('know groups, and nobody is in a group that is not there', () => {
    const groups = { beta: ['u1', 2] }
    expect(holds({ id: { $inGroup: 'beta' } }, { id: 2 }, groups)).toBe(true)
    expect(holds({ id: { $notInGroup: 'beta' } }, { id: 'u1' }, groups)).toBe(false)
    expect(holds({ id: { $inGroup: 'constructor' } }, { id: 'u1' }, groups)).toBe(false)
    expect(holds({ id: { $notInGroup: 'constructor' } }, { id: 'u1' }, groups)).toBe(true)
    expect(holds({ id: { $notInGroup: 'odd' } }, { id: 'u1' }, { odd: 'u2' } as never)).toBe(false)
  })

  it('join conditions', () => {
    expect(holds({ $and: [], $or: [] }, {})).toBe(true)
    expect(holds({ $nor: [{ a: 1 }, { a: 2 }] }, { a: 3 })).toBe(true)
    expect(holds({ $or: [{ a: 1 }, { b: 1 }] }, { b: 1 })).toBe(true)
    expect(holds({ $not: { a: 1 } }, { a: 1 })).toBe(false)
  })
})

describe('matches', () => {
  it('is false for a malformed condition, inside $not as well', () => {
    for (const condition of [null, 5, [], 'x', { $and: 5 }, { $not: 5 }, { $not: { $or: 'x' } }])
      expect(holds(condition as never, {})).toBe(false)
  })
  it('never throws', () => {
    const word = fc.constantFrom(
      '$and',
      '$or',
      '$not',
      '$in',
      '$all',
      '$regex',
      '$elemMatch',
      '$size',
      '$vgt',
      '$inGroup',
      'a',
      'a.b',
    )
    const tree = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue({ maxDepth: 2 }),
        fc.dictionary(word, tie('any'), { maxKeys: 3 }),
        fc.array(tie('any'), { maxLength: 3 }),
      ),
    })).any
    fc.assert(
      fc.property(tree, tree, tree, (condition, subject, groups) => {
        expect(typeof matches(condition as never, subject, groups as never)).toBe('boolean')
        expect(typeof flawOf(condition)).toBe('string')
        expect(Array.isArray(conditionFaults(condition))).toBe(true)
      }),
      { numRuns: 500 },
    )
    const circular: Record<string, unknown> = {}
    circular['$not'] = circular
    expect(holds(circular, circular)).toBe(false)
    expect(holds({ a: 'x' }, { a: Object.create(null) })).toBe(false)
  })
})
