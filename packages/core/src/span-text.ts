const units: readonly [ms: number, name: string][] = [
  [864e5, 'day'],
  [36e5, 'hour'],
  [6e4, 'minute'],
  [1e3, 'second'],
]

/** How long, in its largest unit, rounded down: `2 days`, `1 hour`; below a second `a moment`. */
export const spanText = (ms: number): string => {
  const [unitMs, name] = units.find(([unitMs]) => ms >= unitMs) ?? []
  if (!unitMs) return 'a moment'
  const count = Math.floor(ms / unitMs)
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

/**
 * An instant in the local time zone, to the minute.
 *
 * @param locale BCP 47 tag. Default: the form `2026-12-04 09:12`, which is Sweden's.
 */
export const instantText = (at: number, locale = 'sv'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(at)
