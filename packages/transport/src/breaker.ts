import { backoffMs, retryAfterMs, spreadAfterMs } from './backoff.js'
import type { Verdict } from './verdict.js'

/** How the endpoint has been doing. */
export interface Breaker {
  failures: number
  /** One probe at a time; fresh answers wait as well. */
  open: boolean
  /** The next attempt is due `wait` ms after `at`. */
  at: number
  wait: number
}

const blockedMs = 900_000

export const closed: Breaker = { failures: 0, open: false, at: 0, wait: 0 }

/**
 * The breaker after one more failure. Pure, so that a simulation of many clients runs the same policy.
 *
 * @param retryAfter The header, if there was one.
 */
export const afterFailure = (
  { failures = 0 }: Partial<Breaker>,
  verdict: Verdict,
  status: number,
  retryAfter: string | null | undefined,
  at: number,
  random: () => number,
): Breaker => {
  const blocked = verdict === 'blocked'
  const asked = retryAfterMs(retryAfter, at)
  return {
    failures: ++failures,
    open: blocked || failures > 2 || status === 429 || status === 503,
    at,
    wait: blocked ? blockedMs : asked === undefined ? backoffMs(failures, random) : spreadAfterMs(asked, random),
  }
}
