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
 * @param retryAfter The header, if there was one.
 */
export const afterFailure = (
  before: Breaker | undefined,
  verdict: Verdict,
  status: number,
  retryAfter: string | null | undefined,
  at: number,
  random: () => number,
): Breaker => {
  const failures = (before?.failures || 0) + 1
  const blocked = verdict === 'blocked'
  return {
    failures,
    open: blocked || failures > 2 || status === 429 || status === 503,
    at,
    wait: blocked ? 900_000 : backoffMs(failures, retryAfter, at, random),
  }
}
