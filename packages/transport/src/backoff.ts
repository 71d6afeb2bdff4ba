const hourMs = 3_600_000

/** Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ with 5 s base, 1 h cap. */
export const backoffMs = (failures: number, random: () => number): number =>
  random() * Math.min(hourMs, 5000 * 2 ** (failures - 1))

/** `Retry-After`, in seconds or as a date, as ms from now, 0 to 24 h; `NaN` when there is none that makes sense. */
export const retryAfterMs = (header: string | null | undefined, now: number): number =>
  Math.min(Math.max(+header! * 1000 || Date.parse(header!) - now, 0), 24 * hourMs)

/** Never exactly what was asked for: obeyed exactly, `Retry-After` brings everyone back at the same moment. */
export const spreadAfterMs = (retryAfter: number, random: () => number): number =>
  retryAfter + random() * Math.max(retryAfter, hourMs / 12)
