/** `Retry-After`, in seconds or as a date, as ms from now, 0 to 24 h; `NaN` when there is none that makes sense. */
const retryAfterMs = (header: string | null | undefined, now: number): number =>
  Math.min(Math.max(+header! * 1000 || Date.parse(header!) - now, 0), 86_400_000)

/**
 * How long to wait after so many failures in a row. Full jitter with 5 s base and 1 h cap
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). `Retry-After` goes before, but never
 * exactly: obeyed exactly, it brings everyone back at the same moment.
 */
export const backoffMs = (failures: number, retryAfter: string | null | undefined, now: number, random: () => number): number => {
  const asked = retryAfterMs(retryAfter, now)
  return asked >= 0 ? asked + random() * Math.max(asked, 300_000) : random() * Math.min(3_600_000, 5000 * 2 ** (failures - 1))
}
