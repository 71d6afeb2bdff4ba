import type { Text } from '@askwell/core'

const decimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' })

const minus = (text: string) => text.replace('-', '−')

export const count = (value: number): string => whole.format(value)
export const oneDecimal = (value: number): string => decimal.format(value)
/** 0–1 as a whole number of per cent, without the sign. */
export const percent = (share: number): string => whole.format(share * 100)
/** With its sign, as an NPS is written; −0 is 0. */
export const signed = (value: number): string => {
  const rounded = Math.round(value) + 0
  return rounded > 0 ? `+${rounded}` : minus(String(rounded))
}

export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`

const STEPS: readonly [limitS: number, unitS: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [30 * 86_400, 86_400, 'day'],
]

/** "just now", "3 minutes ago", "yesterday"; past 30 days the date. */
export function timeAgo(at: number, now: number): string {
  const seconds = Math.max(0, (now - at) / 1000)
  if (seconds < 45) return 'just now'
  const step = STEPS.find(([limit]) => seconds < limit)
  return step ? relative.format(-Math.max(1, Math.round(seconds / step[1])), step[2]) : day.format(at)
}

/** A text of the survey document in the reader's language, else in English, else in its first. */
export function wording(text: Text | undefined, languages: readonly string[] = navigator.languages): string | undefined {
  if (text === undefined || typeof text === 'string') return text
  const wanted = [...languages, ...languages.map((tag) => tag.split('-')[0]!), 'en']
  const tag = wanted.find((each) => Object.hasOwn(text, each)) ?? Object.keys(text)[0]
  return tag === undefined ? undefined : text[tag]
}
