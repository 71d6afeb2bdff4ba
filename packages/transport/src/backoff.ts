/** `Retry-After`, in seconds or as a date, as ms from now, 0 to 24 h; `NaN` when there is none that makes sense. */
const retryAfterMs = (header: string | null | undefined, now: number): number =>
  Math.min(Math.max(+header! * 1000 || Date.parse(header!) - now, 0), 86_400_000)

/**
 * How long to wait after so many failures in a row. Full jitter with 5 s base and 1 h cap
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). `Retry-After` goes before, but never
 * exactly: obeyed exactly, it brings everyone back at the same moment. How many wait with us nobody says, but the longer
 * ago the answer was given, `age` in ms, the more they are: docs/herd.md.
 */
export const backoffMs = (
  failures: number,
  retryAfter: string | null | undefined,
  now: number,
  random: () => number,
  age: number,
): number => {
  const asked = retryAfterMs(retryAfter, now)
  return asked >= 0
    ? // Of a clock that was set back, nobody knows how far.
      asked + Math.min(Math.abs(age), 3_600_000) / 2 + random() * Math.max(asked, 720_000)
    : random() * Math.min(3_600_000, 5000 * 2 ** (failures - 1))
}
