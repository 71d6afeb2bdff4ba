import { expect, it } from 'vitest'
import { fnv1a32, sampleOf } from './sampling.js'

it('fnv1a32 gives the published hashes', () => {
  // http://www.isthe.com/chongo/src/fnv/test_fnv.c
  expect(fnv1a32('')).toBe(0x811c9dc5)
  expect(fnv1a32('a')).toBe(0xe40c292c)
  expect(fnv1a32('foobar')).toBe(0xbf9cf968)
})

it("sampleOf is GrowthBook's hash version 2, seed first", () => {
  expect(sampleOf('a', 'seed')).toBe(0.0505)
  expect(sampleOf('b', 'seed')).toBe(0.2696)
  expect(sampleOf('def', 'foo')).toBe(0.2019)
})

it('a share is met closely, and surveys are independent', () => {
  const people = Array.from({ length: 20_000 }, (_, index) => `person-${index}`)
  const inA = people.filter((id) => sampleOf(id, 'a') < 0.25)
  expect(inA.length / people.length).toBeCloseTo(0.25, 1)
  expect(inA.filter((id) => sampleOf(id, 'b') < 0.25).length / inA.length).toBeCloseTo(0.25, 1)
})
