export const timeoutMs = 15_000

/** How long a sender may be silent before another takes over: its timeout and 15 s. */
export const leaseMs = (timeout = timeoutMs) => timeout + 15_000

/** Nothing short is due later than this: the clock was set back then, and the instant means nothing. */
const mostMs = 600_000

/** Ms until `at`, for leases, holds and spreads. */
export const left = (at: number, now: number) => (at > now && at - now < mostMs ? at - now : 0)
