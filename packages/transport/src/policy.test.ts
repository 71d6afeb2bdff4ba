import { describe, expect, test } from 'vitest'
import { backoffMs } from './backoff.js'
import { afterFailure, type Breaker } from './breaker.js'
import { newer, seal } from './envelope.js'
import { left } from './lease.js'
import { aResponse } from './testing/response.js'
import { spreadMs } from './spread.js'
import { verdictOf } from './verdict.js'

const now = 1_700_000_000_000
const most = () => 0.999_999

describe('the verdict', () => {
  test.each([
    ['delivered', [200, 201, 202, 204]],
    ['retry', [408, 409, 425, 429, 500, 502, 503, 504, 507, 520]],
    ['blocked', [0, 301, 302, 304, 307, 308, 401, 403, 404, 410, 501, 505, 511]],
    ['rejected', [400, 405, 406, 411, 413, 414, 415, 422, 431, 451]],
    ['blocked', [402, 407, 418, 426]],
  ])('is %s for %j', (verdict, statuses) => {
    expect(statuses.map(verdictOf)).toEqual(statuses.map(() => verdict))
  })
})

describe('backoff', () => {
  test('is drawn from 0 to 5 s, 10 s, 20 s … at most 1 h', () => {
    expect([1, 2, 3, 4, 10, 11, 50].map((failures) => Math.round(backoffMs(failures, null, now, most, 0)))).toEqual([
      5000, 10_000, 20_000, 40_000, 2_559_997, 3_599_996, 3_599_996,
    ])
    expect(backoffMs(50, null, now, () => 0, 0)).toBe(0)
  })

  test.each([
    ['120', 120_000],
    ['0', 0],
    ['-7', 0],
    ['1e99', 86_400_000],
    [new Date(now + 90_000).toUTCString(), 90_000],
    [new Date(0).toUTCString(), 0],
  ])('Retry-After %j is %d ms, and up to as much or 12 min more', (header, ms) => {
    expect(backoffMs(1, header, now, () => 0, 0)).toBe(ms)
    expect(Math.round(backoffMs(1, header, now, () => 0.5, 0))).toBe(ms + Math.max(ms, 720_000) / 2)
  })

  test.each(['soon', '', null, undefined])('Retry-After %j is none', (header) => {
    expect(backoffMs(1, header, now, () => 0.5, 0)).toBe(2500)
  })

  test('after a refusal is longer by half of what has passed since the answer, at most half an hour, also on a wrong clock', () => {
    const longer = (age: number) => backoffMs(1, '60', now, () => 0, age) - 60_000
    expect([90_000, 3_600_000, 86_400_000, -86_400_000].map(longer)).toEqual([45_000, 1_800_000, 1_800_000, 1_800_000])
  })

  test('when the network is back is drawn from a minute and twice as long as it was away, at most 15 min', () => {
    expect([0, 120_000, 86_400_000].map((away) => Math.round(spreadMs(away, most) / 1000))).toEqual([60, 300, 900])
  })
})

describe('the breaker', () => {
  const fail = (before: Breaker | undefined, status: number, retryAfter?: string) =>
    afterFailure(before, verdictOf(status), status, retryAfter, now, () => 0.5, 0)

  test('opens with the third failure, or at once with 429 and 503', () => {
    const one = fail(undefined, 500)
    const two = fail(one, 500)
    expect([one.open, two.open, fail(two, 500).open]).toEqual([false, false, true])
    expect([fail(undefined, 429).open, fail(undefined, 503).open]).toEqual([true, true])
  })

  test('takes 429 and 503 without Retry-After as one of 0 s', () => {
    expect([429, 503, 500].map((status) => fail(undefined, status).wait)).toEqual([360_000, 360_000, 2500])
  })

  test('waits 15 min when the endpoint is wrong, whatever it asks for', () => {
    expect(fail(undefined, 404, '5')).toEqual({ failures: 1, open: true, at: now, wait: 900_000 })
  })
})

describe('of two records with one id', () => {
  const first = seal({ response: aResponse(), createdAt: now, hold: true }, { url: '' })

  test('a later revision wins, whichever comes first', () => {
    const later = { ...first, revision: 2, body: 'later' }
    expect(newer(first, later).body).toBe('later')
    expect(newer(later, first).body).toBe('later')
    expect(newer(undefined, first)).toEqual(first)
  })

  test('the first of a revision keeps its bytes, and is released or leased as the second says', () => {
    expect(newer(first, { ...first, body: 'other', until: 9 })).toEqual({ ...first, until: 9 })
  })

  test('one that spill left has no bytes yet', () => {
    const spilled = { ...first, body: undefined } as unknown as typeof first
    expect(newer(spilled, first)).toEqual(first)
  })
})

test('an instant further off than can be means that the clock was set back', () => {
  expect(left(now + 30_000, now)).toBe(30_000)
  expect(left(now - 1, now)).toBe(0)
  expect(left(now + 86_400_000, now)).toBe(0)
  expect(left(Number.NaN, now)).toBe(0)
})
