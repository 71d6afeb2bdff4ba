import { backoffMs } from './backoff.js'
import type { Verdict } from './verdict.js'

/** How an endpoint has been doing; there is none while all is well. */
export interface Breaker {
  failures: number
  /** One probe at a time; fresh answers wait as well. */
  open: boolean
  /** The next attempt is due `wait` ms after `at`. */
  at: number
  wait: number
}

/**
 * The breaker after one more failure. Pure, so that a simulation of many clients runs the same policy.
 *
 * @param retryAfter The header, if there was one; 429 and 503 without it count as `0`.
 * @param age Of what was sent, in ms.
 */
export const afterFailure = (
  before: Breaker | undefined,
  verdict: Verdict,
  status: number,
  retryAfter: string | null | undefined,
  at: number,
  random: () => number,
  age: number,
): Breaker => {
  const failures = (before?.failures || 0) + 1
  const blocked = verdict === 'blocked'
  const busy = [429, 503].includes(status)
  return {
    failures,
    open: blocked || failures > 2 || busy,
    at,
    wait: blocked ? 900_000 : backoffMs(failures, retryAfter || (busy ? '0' : null), at, random, age),
  }
}
