/**
 * Ms until `at`, for leases, holds and spreads. Nothing of the kind is due more than half an hour later: the clock was set back
 * then, and the instant means nothing.
 */
export const left = (at: number, now: number) => (at > now && at - now < 1_900_000 ? at - now : 0)
