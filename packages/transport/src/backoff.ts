const hourMs = 3_600_000

/** Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ with 5 s base, 1 h cap. */
export const backoffMs = (failures: number, random: () => number): number =>
  random() * Math.min(hourMs, 5000 * 2 ** (failures - 1))

/** `Retry-After` as ms from now, 0 to 24 h; `undefined` when there is none or it is neither seconds nor a date. */
export const retryAfterMs = (header: string | null | undefined, now: number): number | undefined => {
  if (!header) return undefined
  const ms = Number.isNaN(+header) ? Date.parse(header) - now : +header * 1000
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), 24 * hourMs)
}

/** Never exactly what was asked for: obeyed exactly, `Retry-After` brings everyone back at the same moment. */
export const spreadAfterMs = (retryAfter: number, random: () => number): number =>
  retryAfter + random() * Math.max(retryAfter, hourMs / 12)
