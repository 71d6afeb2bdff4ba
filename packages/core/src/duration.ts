const unitMs = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 }

/** `"90s"`, `"10m"`, `"7d"` in milliseconds; a day is 24 hours. Anything else is `undefined`. */
export const durationMs = (duration: unknown): number | undefined => {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|[smhdw])$/.exec(`${duration}`) ?? []
  return unit ? +amount! * unitMs[unit as 's'] : undefined
}

/**
 * Epoch milliseconds of `"2026-12-01"` (UTC) or `"2026-12-01T09:00:00Z"`.
 *
 * @param end The end of the day, for a date without a time.
 */
export const instantOf = (date: string | undefined, end = false): number | undefined => {
  // oxlint-disable-next-line no-restricted-globals -- reads a string, not the clock
  const at = Date.parse(date ?? '')
  return Number.isNaN(at) ? undefined : at + (end && date!.length === 10 ? unitMs.d : 0)
}
