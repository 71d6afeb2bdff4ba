/**
 * Ms until `at`, for leases, holds and spreads. Nothing of the kind is due more than 15 min later: the clock was set back
 * then, and the instant means nothing.
 */
export const left = (at: number, now: number) => (at > now && at - now < 900_000 ? at - now : 0)
