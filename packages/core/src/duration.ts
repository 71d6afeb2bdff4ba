const unitMs: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 }

export const durationPattern = /^(\d+(?:\.\d+)?)(ms|[smhdw])$/

/**
 * `"90s"`, `"10m"`, `"7d"` in milliseconds; a day is 24 hours. Anything else is `NaN`, which no instant is ever past:
 * a rule that can't be read asks nobody.
 */
export const durationMs = (duration: string): number => {
  const [, amount, unit = ''] = durationPattern.exec(duration) ?? []
  return +amount! * unitMs[unit]!
}

/**
 * Epoch milliseconds of `"2026-12-01"` (UTC) or `"2026-12-01T09:00:00Z"`; anything else is `NaN`.
 *
 * @param end The end of the day, for a date without a time.
 */
export const instantOf = (date: string, end?: boolean): number =>
  // oxlint-disable-next-line no-restricted-globals -- reads a string, not the clock
  Date.parse(date) + (end && date.length === 10 ? 864e5 : 0)
