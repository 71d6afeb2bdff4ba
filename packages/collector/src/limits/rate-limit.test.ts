import { expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.js'

function limited(perMinute: number, maxKeys?: number) {
  const clock = { at: 5_000_000 }
  return { clock, ...createRateLimit({ perMinute, now: () => clock.at, ...(maxKeys !== undefined && { maxKeys }) }) }
}

it('lets a minute of requests pass at once, then one for each that the minute gives back', () => {
  const { take, clock } = limited(60)
  expect(Array.from({ length: 60 }, () => take('a'))).toEqual(Array.from({ length: 60 }, () => 0))
  expect(take('a')).toBeCloseTo(1000)
  clock.at += 999
  expect(take('a')).toBeCloseTo(1)
  clock.at += 1
  expect([take('a'), take('a')]).toEqual([0, expect.closeTo(1000)])
})

it('never lets more pass than the rate and one minute at once, however often it is asked', () => {
  const { take, clock } = limited(30)
  let passed = 0
  for (let ms = 0; ms < 600_000; ms += 100, clock.at += 100) if (take('a') === 0) passed++
  expect(passed).toBe(30 + 10 * 30 - 1)
})

it('costs nobody else anything', () => {
  const { take } = limited(1)
  expect([take('a'), take('b')]).toEqual([0, 0])
  expect(take('a')).toBeGreaterThan(0)
})

it('lets who was charged wait for it', () => {
  const { take, charge } = limited(60)
  take('a')
  charge('a', 99)
  expect(take('a')).toBeCloseTo(41_000)
})

it('remembers so many keys and no more, and forgets those that were silent for longest', () => {
  const { take, size } = limited(1, 1000)
  take('busy')
  const before = process.memoryUsage().heapUsed
  for (let index = 0; index < 1_000_000; index++) {
    take(`2001:db8:${index}`)
    if (index % 400 === 0) take('busy', 0)
  }
  expect(size()).toBeLessThanOrEqual(1000)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024)
  expect(take('busy')).toBeGreaterThan(0)
  expect(take('2001:db8:1')).toBe(0)
}, 30_000)
