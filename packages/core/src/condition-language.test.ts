import * as growthbook from '@growthbook/growthbook'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { matches } from './matches.js'
import type { Condition } from './schema/index.js'

type Case = [condition: object, subject: object, holds: boolean, groups?: Record<string, (string | number)[]>]

/** Each case by itself, and with the reference, where that has an answer. */
const cases = (name: string, list: Case[]) =>
  it.each(list)(`${name}: %j for %j: %j`, (condition, subject, holds, groups = {}) => {
    expect(matches(condition as Condition, subject, groups)).toBe(holds)
    expect(growthbook.evalCondition(subject, condition as never, groups)).toBe(holds)
  })

const only = (name: string, list: Case[]) =>
  it.each(list)(`${name}: %j for %j: %j`, (condition, subject, holds, groups = {}) => {
    expect(matches(condition as Condition, subject, groups)).toBe(holds)
  })

// The reference says each unknown operator aloud.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

describe('a condition', () => {
  cases('ANDs its keys', [
    [{ a: 1, b: 2 }, { a: 1, b: 2 }, true],
    [{ a: 1, b: 2 }, { a: 1, b: 3 }, false],
    [{}, { a: 1 }, true],
  ])
  cases('joins with $and, $or, $nor, $not', [
    [{ $and: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }, true],
    [{ $and: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 0 }, false],
    [{ $or: [{ a: 1 }, { b: 2 }] }, { a: 0, b: 2 }, true],
    [{ $or: [{ a: 1 }, { b: 2 }] }, { a: 0, b: 0 }, false],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 0, b: 0 }, true],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 0, b: 2 }, false],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }, false],
    [{ $not: { a: 1 } }, { a: 2 }, true],
    [{ $not: { a: 1 } }, { a: 1 }, false],
    [
      { $and: [{ 'up.age': { $gt: 65 } }, { $or: [{ born: { $regex: '-12-25$' } }, { name: 'x' }] }] },
      { up: { age: 70 }, born: '1980-12-25' },
      true,
    ],
    [
      { $and: [{ 'up.age': { $gt: 65 } }, { $or: [{ born: { $regex: '-12-25$' } }, { name: 'x' }] }] },
      { up: { age: 65 }, name: 'x' },
      false,
    ],
    [{ $or: [{ $and: [{ a: 1 }, { $not: { b: 1 } }] }, { c: 1 }] }, { a: 1, b: 2 }, true],
    [{ a: 1, $or: [{ b: 1 }] }, { a: 1, b: 2 }, false],
  ])
  cases('holds when it joins nothing, and its $nor does not', [
    [{ $and: [] }, {}, true],
    [{ $or: [] }, {}, true],
    [{ $nor: [] }, {}, false],
    [{ $not: {} }, {}, false],
  ])
})

describe('a path', () => {
  cases('descends at dots, and numbers index lists', [
    [{ 'a.b.c': 1 }, { a: { b: { c: 1 } } }, true],
    [{ 'a.b.c': 1 }, { a: { b: null } }, false],
    [{ 'a.b': 'x' }, { a: 123 }, false],
    [{ 'a.b': 'x' }, { a: null }, false],
    [{ 'a.1': 'y' }, { a: ['x', 'y'] }, true],
    [{ 'a.1.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, true],
    [{ 'a.2': null }, { a: ['x', 'y'] }, true],
    [{ 'a.b': 1 }, { 'a.b': 1 }, false],
  ])
  cases('may start with $ where that is no joining word', [
    [{ $groups: { $elemMatch: { $eq: 'a' } } }, { $groups: ['a', 'b'] }, true],
    [
      { $and: [{ $groups: { $elemMatch: { $eq: 'a' } } }, { $not: { $groups: { $elemMatch: { $eq: 'b' } } } }] },
      { $groups: ['a', 'b'] },
      false,
    ],
  ])
  only('sees own properties only', [
    ...['constructor', '__proto__', 'toString', 'a.constructor', 'a.length', 'a.__proto__.x'].map((path): Case => [
      { [path]: null },
      { a: 'text' },
      true,
    ]),
    [{ 'a.constructor': { $exists: true } }, { a: {} }, false],
    [JSON.parse('{"__proto__": {"$exists": true}}') as object, {}, false],
    [JSON.parse('{"__proto__.x": 1}') as object, JSON.parse('{"__proto__": {"x": 1}}') as object, true],
  ])
})

describe('a bare value', () => {
  cases('of text compares with the text of the subject', [
    [{ a: 'x' }, { a: 'x' }, true],
    [{ a: 'x' }, { a: 'X' }, false],
    [{ a: '10' }, { a: 10 }, true],
    [{ a: 'true' }, { a: true }, true],
    [{ a: 'null' }, {}, true],
    [{ a: 'x,y' }, { a: ['x', 'y'] }, true],
    [{ a: '' }, { a: 0 }, false],
  ])
  cases('of a number compares with the number of the subject', [
    [{ a: 10 }, { a: '10' }, true],
    [{ a: 10 }, { a: '10px' }, false],
    [{ a: 0 }, {}, true],
    [{ a: 0 }, { a: '' }, true],
    [{ a: 1 }, { a: true }, true],
    [{ a: 5 }, { a: [5] }, true],
  ])
  cases('of true or false compares with truth, and null is neither', [
    [{ a: true }, { a: 'false' }, true],
    [{ a: true }, { a: [] }, true],
    [{ a: true }, { a: 0 }, false],
    [{ a: false }, { a: '' }, true],
    [{ a: false }, { a: null }, false],
    [{ a: false }, {}, false],
    [{ a: true }, {}, false],
  ])
  cases('of null is null or missing', [
    [{ a: null }, { a: null }, true],
    [{ a: null }, {}, true],
    [{ a: null }, { a: 0 }, false],
    [{ a: null }, { a: '' }, false],
    [{ a: null }, { a: 'null' }, false],
    [{ a: null }, { a: Number.NaN }, false],
  ])
  cases('of a list or an object compares by its JSON', [
    [{ a: ['x', 'y'] }, { a: ['x', 'y'] }, true],
    [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, false],
    [{ a: ['x', 'y'] }, { a: ['x'] }, false],
    [{ a: ['x'] }, { a: ['x', 'y'] }, false],
    [{ a: ['x', 'y'] }, { a: 'x y' }, false],
    [{ a: { b: 'c' } }, { a: { b: 'c' } }, true],
    [{ a: { b: 'c' } }, { a: { b: 'c', d: 1 } }, false],
    [{ a: { b: 'c' } }, { a: {} }, false],
    [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, false],
    [{ a: {} }, { a: {} }, true],
    [{ a: [] }, { a: [] }, true],
    [{ a: { $gt: 1, b: 2 } }, { a: 5 }, false],
    [{ a: { $gt: 1, b: 2 } }, { a: { $gt: 1, b: 2 } }, true],
  ])
})

describe('an operator', () => {
  cases('$eq and $ne are strict', [
    [{ a: { $eq: 1 } }, { a: 1 }, true],
    [{ a: { $eq: 1 } }, { a: '1' }, false],
    [{ a: { $eq: null } }, {}, true],
    [{ a: { $ne: 1 } }, { a: '1' }, true],
    [{ a: { $ne: null } }, {}, false],
    [{ a: { $eq: [] } }, { a: [] }, false],
  ])
  cases('$lt $lte $gt $gte coerce numbers, count missing as 0, and compare texts by code unit', [
    [{ a: { $gt: 30, $lt: 60 } }, { a: 50 }, true],
    [{ a: { $gt: 30, $lt: 60 } }, { a: 60 }, false],
    [{ a: { $gt: 30, $lt: 60 } }, { a: 30 }, false],
    [{ a: { $gte: 30, $lte: 60 } }, { a: 30 }, true],
    [{ a: { $gte: 30, $lte: 60 } }, { a: 60 }, true],
    [{ a: { $gte: 30, $lte: 60 } }, { a: 61 }, false],
    [{ a: { $gt: 5, $lt: 10 } }, { a: '8' }, true],
    [{ a: { $gt: '5', $lt: '10' } }, { a: 8 }, true],
    [{ a: { $gt: -10, $lt: 10, $gte: -9, $lte: 9, $ne: 10 } }, {}, true],
    [{ a: { $gt: 0 } }, {}, false],
    [{ a: { $gt: 'alpha', $lt: 'zebra' } }, { a: 'always' }, true],
    [{ a: { $gt: 'alpha', $lt: 'zebra' } }, { a: 'alpha' }, false],
    [{ a: { $gt: 'alpha', $lt: 'zebra' } }, { a: 'AZL' }, false],
    [{ a: { $lt: '10' } }, { a: '9' }, false],
    [{ a: { $gt: 5 } }, { a: 'many' }, false],
    [{ a: { $lte: 5 } }, { a: 'many' }, false],
  ])
  cases('$exists asks for anything but null', [
    [{ 'a.b': { $exists: true } }, { a: { b: 0 } }, true],
    [{ 'a.b': { $exists: true } }, { a: { b: '' } }, true],
    [{ 'a.b': { $exists: true } }, { a: { b: null } }, false],
    [{ 'a.b': { $exists: true } }, {}, false],
    [{ 'a.b': { $exists: false } }, {}, true],
    [{ 'a.b': { $exists: false } }, { a: { b: false } }, false],
  ])
  cases('$in and $nin, of a list, test intersection; an operand that is no list is false', [
    [{ a: { $in: [1, 2] } }, { a: 2 }, true],
    [{ a: { $in: [1, 2] } }, { a: '2' }, false],
    [{ a: { $in: ['x'] } }, {}, false],
    [{ a: { $in: [null] } }, {}, true],
    [{ a: { $in: ['x', 'y'] } }, { a: ['z', 'y'] }, true],
    [{ a: { $in: ['x', 'y'] } }, { a: ['z'] }, false],
    [{ a: { $in: ['x', 'y'] } }, { a: [] }, false],
    [{ a: { $in: [] } }, { a: 'x' }, false],
    [{ a: { $in: 'xyz' } }, { a: 'x' }, false],
    [{ a: { $nin: [1, 2] } }, { a: 3 }, true],
    [{ a: { $nin: [1, 2] } }, { a: 2 }, false],
    [{ a: { $nin: ['x'] } }, { a: ['z', 'x'] }, false],
    [{ a: { $nin: ['x'] } }, { a: [] }, true],
    [{ a: { $nin: [] } }, {}, true],
    [{ a: { $nin: 1 } }, { a: 2 }, false],
  ])
  cases('$ini, $nini and $alli ignore case', [
    [{ a: { $ini: ['X'] } }, { a: 'x' }, true],
    [{ a: { $ini: ['x', 1] } }, { a: ['z', 'X'] }, true],
    [{ a: { $ini: [1] } }, { a: 1 }, true],
    [{ a: { $ini: ['x'] } }, { a: null }, false],
    [{ a: { $ini: 'x' } }, { a: 'x' }, false],
    [{ a: { $nini: ['X'] } }, { a: 'x' }, false],
    [{ a: { $nini: ['X'] } }, { a: ['y'] }, true],
    [{ a: { $nini: 'X' } }, { a: 'y' }, false],
    [{ a: { $alli: ['X', 'y'] } }, { a: ['x', 'Y', 'z'] }, true],
    [{ a: { $alli: ['X', 'y'] } }, { a: ['x'] }, false],
    [{ a: { $alli: ['1'] } }, { a: [1] }, true],
    [{ a: { $alli: 'x' } }, { a: ['x'] }, false],
  ])
  cases('$all wants every item, and compares loosely or by operators', [
    [{ a: { $all: ['x', 'y'] } }, { a: ['x', 'z', 'y'] }, true],
    [{ a: { $all: ['x', 'y'] } }, { a: ['x', 'z'] }, false],
    [{ a: { $all: ['X'] } }, { a: ['x'] }, false],
    [{ a: { $all: ['x', 'y'] } }, { a: 'xy' }, false],
    [{ a: { $all: ['1'] } }, { a: [1] }, true],
    [{ a: { $all: [{ $gt: 5 }, { $lt: 2 }] } }, { a: [1, 9] }, true],
    [{ a: { $all: [] } }, { a: [] }, true],
    [{ a: { $all: 'x' } }, { a: ['x'] }, false],
  ])
  cases('$size is of lists, by number or condition', [
    [{ a: { $size: 0 } }, { a: [] }, true],
    [{ a: { $size: 3 } }, { a: [1, 2, 3] }, true],
    [{ a: { $size: 3 } }, { a: [1, 2] }, false],
    [{ a: { $size: 3 } }, { a: 'abc' }, false],
    [{ a: { $size: 0 } }, {}, false],
    [{ a: { $size: { $gt: 2 } } }, { a: [1, 2, 3] }, true],
    [{ a: { $size: { $gt: 2 } } }, { a: [1, 2] }, false],
  ])
  cases('$elemMatch wants one item, sees falsy ones, and passes null over', [
    [{ a: { $elemMatch: { $gt: 10 } } }, { a: [0, 15] }, true],
    [{ a: { $elemMatch: { $gt: 10 } } }, { a: [0, 8] }, false],
    [{ a: { $elemMatch: { $eq: 0 } } }, { a: [0] }, true],
    [{ a: { $elemMatch: { $eq: '' } } }, { a: [''] }, true],
    [{ a: { $elemMatch: { $eq: false } } }, { a: [false] }, true],
    [{ a: { $elemMatch: { $exists: false } } }, { a: [null] }, false],
    [{ a: { $elemMatch: { $in: ['x', 'y'] } } }, { a: ['z', 'y'] }, true],
    [{ a: { $elemMatch: { b: { $regex: '^p' }, c: 1 } } }, { a: [{ b: 'pq' }, { b: 'pq', c: 1 }] }, true],
    [{ a: { $elemMatch: { b: 1, c: 1 } } }, { a: [{ b: 1 }, { c: 1 }] }, false],
    [{ a: { $elemMatch: { b: 1 } } }, { a: 'all' }, false],
    [{ a: { $elemMatch: { b: null } } }, { a: ['x'] }, true],
    [{ a: { $elemMatch: {} } }, { a: [0] }, true],
    [{ a: { $elemMatch: {} } }, { a: [] }, false],
    [{ a: { $not: { $elemMatch: { $eq: 'x' } } } }, { a: ['y'] }, true],
  ])
  cases('$not turns a value or operators round', [
    [{ a: { $not: { $regex: '^hello' } } }, { a: 'world' }, true],
    [{ a: { $not: { $regex: '^hello' } } }, { a: 'hello world' }, false],
    [{ a: { $not: { $gt: 5 } } }, {}, true],
    [{ a: { $not: 'x' } }, { a: 'y' }, true],
    [{ a: { $not: { $not: { $eq: 1 } } } }, { a: 1 }, true],
    [{ a: { $not: null } }, {}, false],
  ])
  cases('$type names the type', [
    ...(['x', 1, false, [1], { b: 1 }, null] as const).flatMap((a): Case[] =>
      ['string', 'number', 'boolean', 'array', 'object', 'null'].map((type): Case => [
        { a: { $type: type } },
        { a },
        type === (a === null ? 'null' : Array.isArray(a) ? 'array' : typeof a),
      ]),
    ),
    [{ a: { $type: 'null' } }, {}, true],
    [{ a: { $type: 'unknown' } }, { a: () => 1 }, true],
    [{ a: { $type: 'text' } }, { a: 'x' }, false],
  ])
  cases('$regex and $regexi match the text of the subject', [
    [{ a: { $regex: '(Mobile|Tablet)' } }, { a: 'Android Mobile' }, true],
    [{ a: { $regex: '(Mobile|Tablet)' } }, { a: 'android mobile' }, false],
    [{ a: { $regexi: '(Mobile|Tablet)' } }, { a: 'android mobile' }, true],
    [{ a: { $regex: '^/docs/' } }, { a: '/docs/x' }, true],
    [{ a: { $regex: '\\/docs\\/' } }, { a: '/docs/x' }, true],
    [{ a: { $regex: '^12' } }, { a: 123 }, true],
    [{ a: { $regex: '/???***[)' } }, { a: 'x' }, false],
    [{ a: { $regex: '/???***[)' } }, {}, false],
    [{ a: { $regex: 5 } }, { a: '5' }, false],
    [{ a: { $regex: null } }, {}, false],
  ])
  cases('$inGroup and $notInGroup look into named lists', [
    [{ a: { $inGroup: 'g' } }, { a: 1 }, true, { g: [1, 2] }],
    [{ a: { $inGroup: 'g' } }, { a: '1' }, false, { g: [1, 2] }],
    [{ a: { $inGroup: 'h' } }, { a: 1 }, false, { g: [1, 2] }],
    [{ a: { $inGroup: 'g' } }, { a: ['z', 'x'] }, true, { g: ['x'] }],
    [{ a: { $notInGroup: 'g' } }, { a: 1 }, false, { g: [1, 2] }],
    [{ a: { $notInGroup: 'g' } }, { a: 5 }, true, { g: [1, 2] }],
    [{ a: { $notInGroup: 'h' } }, { a: 1 }, true, { g: [1, 2] }],
    [{ a: { $notInGroup: 'g' } }, {}, true, { g: [] }],
  ])
  cases('that is unknown is false', [
    [{ a: { $regx: 'x' } }, { a: 'x' }, false],
    [{ a: { $or: [{ $eq: 1 }] } }, { a: 1 }, false],
    [{ $or: [{ a: { $regx: 'x' } }, { b: 1 }] }, { a: 'x', b: 1 }, true],
  ])
})

describe('a version', () => {
  /** Each is below the next. */
  const ascending = [
    '0.0.0-foo',
    '0.0.0',
    '0.0.1',
    '0.9.0',
    '0.9.99',
    '0.10.0',
    '0.99.0',
    '1.0.0-0',
    '1.0.0-0.0',
    '1.0.0-0.0.0',
    '1.0.0-99',
    '1.0.0-100',
    '1.0.0-ALPHA',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.10',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.2.3-4',
    '1.2.3-4-foo',
    '1.2.3-5',
    '1.2.3-5-Foo',
    '1.2.3-5-foo',
    '1.2.3-R2',
    '1.2.3-a',
    '1.2.3-a.5',
    '1.2.3-a.10',
    '1.2.3-a.b',
    '1.2.3-a.b.c',
    '1.2.3-a.b.c.5.d.100',
    '1.2.3-a.b.c.10.d.5',
    '1.2.3-r100',
    '1.2.3-r2',
    '1.2.3',
    '2.7.2',
    '3.0.0',
    '9.99.8',
    '10.2.11',
    '10.12.11',
    '10.20.11',
    '9999.0.0',
    '10000.0.0',
    'a.b.c.d.e.f',
  ]
  it('compares part by part: numbers by size, a release after its pre-releases', () => {
    ascending.forEach((below, index) => {
      for (const above of ascending.slice(index + 1))
        for (const [condition, subject] of [
          [{ $vlt: above, $vlte: above, $vne: above }, below],
          [{ $vgt: below, $vgte: below, $vne: below }, above],
        ] as const) {
          expect([below, above, matches({ v: condition }, { v: subject })]).toEqual([below, above, true])
          expect(growthbook.evalCondition({ v: subject }, { v: condition } as never, {})).toBe(true)
        }
      for (const operator of ['$vlt', '$vgt', '$vne']) expect(matches({ v: { [operator]: below } }, { v: below })).toBe(false)
      for (const operator of ['$veq', '$vlte', '$vgte'])
        expect(matches({ v: { [operator]: below } }, { v: `v${below}+build.7` })).toBe(true)
    })
  })
  cases('loses a leading v and any build, and splits at . and -', [
    ...[
      ['1.2.3', 'v1.2.3'],
      ['1.2.3-0', 'v1.2.3-0'],
      ['1.2.3-beta+build', 'v1.2.3-beta+other'],
      ['1-2-3', '1-2.3+build99'],
      ['1.2.3.4', '1.2.3-4'],
    ].map(([a, b]): Case => [{ v: { $veq: b } }, { v: a }, true]),
    [{ v: { $vne: '1.2.3' } }, { v: '1.2.3-alpha' }, true],
    [{ v: { $vgt: 1 } }, { v: 2 }, true],
    [{ v: { $vlt: '1.0.0' } }, {}, true],
    [{ v: { $vgte: '0' } }, { v: { odd: 1 } }, true],
    [{ v: { $vgt: '1.0.0-alpha.2', $vlt: '1.0.0-beta.1' } }, { v: '1.0.0-alpha.1' }, false],
  ])
})

describe('where the suite is silent', () => {
  only('undefined is missing', [
    [{ a: null }, { a: undefined }, true],
    [{ a: { $type: 'null' } }, { a: undefined }, true],
    [{ a: { $eq: null } }, { a: undefined }, true],
    [{ a: { $lte: 0 } }, { a: undefined }, true],
  ])
  only('a group that is no list is unknown: nobody is in it, nor known not to be', [
    [{ a: { $inGroup: 'g' } }, { a: 'x' }, false, { g: 'x' } as never],
    [{ a: { $notInGroup: 'g' } }, { a: 'y' }, false, { g: 'x' } as never],
  ])
  only('"never, or long ago" is what it reads as', [
    [{ $or: [{ 'events.login.daysSinceLast': null }, { 'events.login.daysSinceLast': { $gte: 30 } }] }, {}, true],
    [
      { $or: [{ 'events.login.daysSinceLast': null }, { 'events.login.daysSinceLast': { $gte: 30 } }] },
      { events: { login: { daysSinceLast: 30 } } },
      true,
    ],
    [
      { $or: [{ 'events.login.daysSinceLast': null }, { 'events.login.daysSinceLast': { $gte: 30 } }] },
      { events: { login: { daysSinceLast: 3 } } },
      false,
    ],
  ])
})

/** Semantics: https://docs.growthbook.io/lib/build-your-own#evaluating-conditions */
it('says of any condition what GrowthBook says of it', () => {
  const scalar = fc.constantFrom<unknown>(
    0,
    1,
    -1,
    8,
    '8',
    '',
    'a',
    'A',
    'b',
    '1.2.3',
    'v1.2.3-rc.1',
    '10.0.0',
    true,
    false,
    null,
  )
  const value = fc.oneof(
    { weight: 4, arbitrary: scalar },
    fc.array(scalar, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y'), scalar, { maxKeys: 2 }),
  )
  const compares = fc.constantFrom(
    '$eq',
    '$ne',
    '$lt',
    '$lte',
    '$gt',
    '$gte',
    '$exists',
    '$veq',
    '$vne',
    '$vlt',
    '$vlte',
    '$vgt',
    '$vgte',
    '$in',
    '$nin',
    '$ini',
    '$nini',
    '$all',
    '$alli',
    '$type',
    '$bogus',
  )
  const { condition } = fc.letrec<{ condition: object; beside: unknown; operators: object }>((tie) => ({
    operators: fc.oneof(
      { maxDepth: 3 },
      fc.dictionary(compares, value, { minKeys: 1, maxKeys: 2 }),
      fc.record({ $type: fc.constantFrom('string', 'number', 'boolean', 'array', 'object', 'null') }),
      fc.dictionary(fc.constantFrom('$regex', '$regexi'), fc.constantFrom('a', '^A$', '[0-9]', '(', '.*'), {
        minKeys: 1,
        maxKeys: 1,
      }),
      fc.dictionary(fc.constantFrom('$inGroup', '$notInGroup'), fc.constantFrom('g', 'h', 'toString'), {
        minKeys: 1,
        maxKeys: 1,
      }),
      fc.dictionary(fc.constantFrom('$not', '$size'), tie('beside'), { minKeys: 1, maxKeys: 1 }),
      fc.dictionary(fc.constantFrom('$all', '$alli'), fc.array(tie('beside'), { maxLength: 2 }), { minKeys: 1, maxKeys: 1 }),
      fc.record({ $elemMatch: fc.oneof(tie('operators'), tie('condition')) }),
    ) as fc.Arbitrary<object>,
    beside: fc.oneof({ maxDepth: 3 }, value, tie('operators')),
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.dictionary(fc.constantFrom('a', 'b', 'c.x', 'c.0', 'd.0.x', '$e'), tie('beside'), { maxKeys: 3 }),
      fc.dictionary(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('condition'), { maxLength: 3 }), {
        minKeys: 1,
        maxKeys: 2,
      }),
      fc.record({ $not: tie('condition') }),
    ) as fc.Arbitrary<object>,
  }))
  const subject = fc.record(
    { a: value, b: value, c: value, d: fc.array(value, { maxLength: 2 }), $e: value },
    { requiredKeys: [] },
  )
  const groups = { g: ['a', 1, 'A'] }
  /** As JSON has it: objects with a prototype, which the reference expects. */
  const plain = <T>(any: fc.Arbitrary<T>) => any.map((one) => JSON.parse(JSON.stringify(one)) as object)
  fc.assert(
    fc.property(plain(condition), plain(subject), (condition, subject) => {
      expect(matches(condition as Condition, subject, groups)).toBe(
        growthbook.evalCondition(subject, condition as never, { ...groups, toString: [] }),
      )
    }),
    { numRuns: 20_000 },
  )
})
