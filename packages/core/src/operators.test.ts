import { describe, expect, it } from 'vitest'
import { flawOf, matches } from './matches.js'
import { conditionFaults } from './operators.js'
import type { Condition } from './schema/index.js'

const faults = (condition: unknown) => conditionFaults(condition).map(({ kind, path }) => `${kind} ${path.join('.')}`)

describe('conditionFaults', () => {
  it('finds unknown operators at any depth, and takes paths for paths', () => {
    const condition = {
      $or: [{ a: { $gtt: 1 } }, { b: { $not: { $elemMatch: { c: { $inn: [] } } } } }],
      $groups: 'x',
      d: { $gt: 1, e: 2 },
    }
    expect(faults(condition)).toEqual(['operator $or.0.a.$gtt', 'operator $or.1.b.$not.$elemMatch.c.$inn'])
    expect(faults({ $groups: { $in: ['a'] } })).toEqual([])
  })

  it.each([
    [{ $and: 5 }, 'list $and'],
    [{ $or: [5] }, 'condition $or.0'],
    [{ $not: [] }, 'condition $not'],
    [{ a: { $or: [{ b: 1 }] } }, 'join a.$or'],
    [{ a: { $in: 'x' } }, 'list a.$in'],
    [{ a: { $nini: {} } }, 'list a.$nini'],
    [{ a: { $alli: 'x' } }, 'list a.$alli'],
    [{ a: { $all: [{ $foo: 1 }] } }, 'operator a.$all.0.$foo'],
    [{ a: { $elemMatch: 5 } }, 'condition a.$elemMatch'],
    [{ a: { $size: { $foo: 1 } } }, 'operator a.$size.$foo'],
    [{ a: { $regex: '(a+)+' } }, 'pattern a.$regex'],
    [{ a: { $regexi: '(' } }, 'pattern a.$regexi'],
  ])('finds what the run time refuses in %j', (condition, fault) => {
    expect(faults(condition)).toEqual([fault])
    expect(flawOf(condition)).not.toBe('')
    expect(matches(condition as Condition, { a: 'a' })).toBe(false)
  })

  it.each([
    [{ a: { $type: 'strng' } }, 'type a.$type'],
    [{ a: { $inGroup: ['beta'] } }, 'group a.$inGroup'],
  ])('finds what can never hold in %j', (condition, fault) => {
    expect(faults(condition)).toEqual([fault])
  })
})
