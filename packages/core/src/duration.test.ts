import { expect, it } from 'vitest'
import { durationMs, instantOf } from './duration.js'

it.each([
  ['90s', 9e4],
  ['10m', 6e5],
  ['1.5h', 54e5],
  ['7d', 6048e5],
  ['4w', 24192e5],
  ['0s', 0],
  ['5 min', NaN],
  ['-1d', NaN],
  ['', NaN],
])('durationMs(%j) is %s', (duration, expected) => expect(durationMs(duration)).toBe(expected))

it('durationMs of what is no text is NaN', () =>
  expect([5, null, undefined, {}].map((value) => durationMs(value as never))).toEqual([NaN, NaN, NaN, NaN]))

it('instantOf reads a date as UTC, and takes the whole day where it ends something', () => {
  expect(instantOf('2026-12-01')).toBe(Date.UTC(2026, 11, 1))
  expect(instantOf('2026-12-01', true)).toBe(Date.UTC(2026, 11, 2))
  expect(instantOf('2026-12-01T09:00:00Z', true)).toBe(Date.UTC(2026, 11, 1, 9))
  expect(instantOf('soon')).toBeNaN()
})
