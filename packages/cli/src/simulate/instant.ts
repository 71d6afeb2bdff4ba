const zero = 48

const digits = (text: string, from: number): number => (text.charCodeAt(from) - zero) * 10 + text.charCodeAt(from + 1) - zero

let day = ''
let dayAt = Number.NaN

const plainInstant = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/**
 * Epoch ms of a date as `Date.parse` reads it. What `toISOString` writes is most of any log, and many lines are of the
 * same day: that is parsed once.
 */
export const instantOf = (text: string): number => {
  if (!plainInstant.test(text)) return Date.parse(text)
  if (!text.startsWith(day) || !day) {
    day = text.slice(0, 10)
    dayAt = Date.parse(day)
  }
  const millis = (text.charCodeAt(20) - zero) * 100 + digits(text, 21)
  return dayAt + digits(text, 11) * 36e5 + digits(text, 14) * 6e4 + digits(text, 17) * 1000 + millis
}
