const units: readonly [ms: number, unit: string][] = [
  [864e5, 'd'],
  [36e5, 'h'],
  [6e4, 'min'],
  [1e3, 's'],
]

/** What is left, in its two largest units: `6 d 23 h`, `4 min 10 s`. */
export function countdown(ms: number): string {
  const first = Math.max(
    0,
    units.findIndex(([unitMs]) => ms >= unitMs),
  )
  if (ms < 1e3) return '0 s'
  const [unitMs, unit] = units[first]!
  const [nextMs, next] = units[first + 1] ?? []
  const rest = nextMs && Math.floor((ms % unitMs) / nextMs)
  return `${Math.floor(ms / unitMs)} ${unit}${rest ? ` ${rest} ${next}` : ''}`
}

/** `09:12:07`, in the local time zone. */
export const clockText = (at: number) => new Intl.DateTimeFormat('sv', { timeStyle: 'medium' }).format(at)
