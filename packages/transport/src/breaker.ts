import { backoffMs, retryAfterMs, spreadAfterMs } from './backoff.js'
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

const blockedMs = 900_000

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
  const asked = retryAfterMs(retryAfter, at)
  return {
    failures,
    open: blocked || failures > 2 || status === 429 || status === 503,
    at,
    wait: blocked ? blockedMs : asked >= 0 ? spreadAfterMs(asked, random) : backoffMs(failures, random),
  }
}
