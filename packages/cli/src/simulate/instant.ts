const [zero, dash, colon] = [48, 45, 58]

/** Two digits as a number; what is no digit makes it absurdly large. */
const two = (bytes: Uint8Array, from: number): number => {
  const tens = bytes[from]! - zero
  const ones = bytes[from + 1]! - zero
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 1e9
}

let day = -1
let dayAt = Number.NaN

/** Lines of one day stand together: it is parsed once. */
const startOf = (year: number, month: number, date: number): number => {
  const next = (year * 100 + month) * 100 + date
  if (next !== day) {
    const pad = (number: number) => `${number}`.padStart(2, '0')
    day = next
    dayAt = Date.parse(`${`${year}`.padStart(4, '0')}-${pad(month)}-${pad(date)}`)
  }
  return dayAt
}

/**
 * Epoch ms of `2026-01-31T09:30:00.000Z`, as `toISOString` writes it and `Date.parse` reads it, between two places;
 * `NaN` for any other way to write a date.
 */
export const isoInstant = (bytes: Uint8Array, from: number, to: number): number => {
  const isPlain =
    to - from === 24 &&
    bytes[from + 4] === dash &&
    bytes[from + 7] === dash &&
    bytes[from + 10] === 84 &&
    bytes[from + 13] === colon &&
    bytes[from + 16] === colon &&
    bytes[from + 19] === 46 &&
    bytes[from + 23] === 90
  if (!isPlain) return Number.NaN
  const year = two(bytes, from) * 100 + two(bytes, from + 2)
  const hours = two(bytes, from + 11)
  const minutes = two(bytes, from + 14)
  const seconds = two(bytes, from + 17)
  const hundredths = two(bytes, from + 20)
  const thousandths = bytes[from + 22]! - zero
  if (hours > 23 || minutes > 59 || seconds > 59 || hundredths > 99 || thousandths < 0 || thousandths > 9) return Number.NaN
  const start = startOf(year, two(bytes, from + 5), two(bytes, from + 8))
  return start + hours * 36e5 + minutes * 6e4 + seconds * 1000 + hundredths * 10 + thousandths
}
