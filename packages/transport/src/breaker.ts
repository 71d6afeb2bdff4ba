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

interface Failure {
  verdict: Verdict
  status?: number
  /** The `Retry-After` header. */
  retryAfter?: string | null
}

const blockedMs = 900_000

export const closed: Breaker = { failures: 0, open: false, at: 0, wait: 0 }

/** The breaker after one more failure. Pure, so that a simulation of many clients runs the same policy. */
export const afterFailure = (
  failuresBefore: number | undefined,
  { verdict, status, retryAfter }: Failure,
  at: number,
  random: () => number,
): Breaker => {
  const failures = (failuresBefore || 0) + 1
  const blocked = verdict === 'blocked'
  const asked = retryAfterMs(retryAfter, at)
  return {
    failures,
    open: blocked || failures > 2 || status === 429 || status === 503,
    at,
    wait: blocked ? blockedMs : asked === undefined ? backoffMs(failures, random) : spreadAfterMs(asked, random),
  }
}
