/*
 * JSON (RFC 8259) in UTF-8, looked at without being read: where a value ends, or that it is none. Each function takes the
 * place where its value begins and gives the place after it, -1 when there is none. What JSON.parse accepts they accept,
 * and the reverse; a property test holds them together.
 */

export const [quote, comma, colon, zero, nine] = [34, 44, 58, 48, 57]
const backslash = 92
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93]
const [minus, plus, point] = [45, 43, 46]

export const lineFeed = 10

/** White space but line feeds: those end a line, and so stand in none. */
export const skipSpace = (bytes: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && bytes[at]! <= 32 && (bytes[at] === 32 || bytes[at] === 9 || bytes[at] === 13)) at++
  return at
}

const isHex = (code: number): boolean => (code >= zero && code <= nine) || ((code | 32) >= 97 && (code | 32) <= 102)

/** `"\/bfnrt` by code, and `u` with four hex digits. */
const escapes = new Uint8Array(128)
for (const letter of '"\\/bfnrt') escapes[letter.charCodeAt(0)] = 1

const skipEscape = (bytes: Uint8Array, at: number, to: number): number => {
  const code = at < to ? bytes[at]! : 0
  if (escapes[code]) return at + 1
  if (code !== 117 || at + 5 > to) return -1
  for (let digit = at + 1; digit < at + 5; digit++) if (!isHex(bytes[digit]!)) return -1
  return at + 5
}

/** What stands in a string for itself: neither its end, nor an escape, nor a control character. */
const isPlain = new Uint8Array(256).fill(1, 32)
isPlain[quote] = isPlain[backslash] = 0

/** `from` is after the opening quote. */
export const skipString = (bytes: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at >= 0 && at < to) {
    while (at < to && isPlain[bytes[at]!]) at++
    if (at === to) return -1
    const code = bytes[at]!
    if (code === quote) return at + 1
    if (code !== backslash) return -1
    at = skipEscape(bytes, at + 1, to)
  }
  return -1
}

const skipDigits = (bytes: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && bytes[at]! >= zero && bytes[at]! <= nine) at++
  return at > from ? at : -1
}

const skipNumber = (bytes: Uint8Array, from: number, to: number): number => {
  const start = bytes[from] === minus ? from + 1 : from
  let at = bytes[start] === zero ? (start < to ? start + 1 : -1) : skipDigits(bytes, start, to)
  if (at >= 0 && at < to && bytes[at] === point) at = skipDigits(bytes, at + 1, to)
  if (at < 0 || at >= to || (bytes[at]! | 32) !== 101) return at
  const sign = bytes[at + 1]
  return skipDigits(bytes, sign === plus || sign === minus ? at + 2 : at + 1, to)
}

const words = ['true', 'false', 'null'].map((word) => Array.from(word, (letter) => letter.charCodeAt(0)))

const skipWord = (bytes: Uint8Array, from: number, to: number): number => {
  for (const word of words)
    if (bytes[from] === word[0])
      return from + word.length <= to && word.every((code, index) => bytes[from + index] === code) ? from + word.length : -1
  return -1
}

/** Deeper than this nothing is looked at: the caller asks JSON.parse. */
const deepest = 100

/** An object or a list, from after its opening bracket. */
const skipParts = (bytes: Uint8Array, from: number, to: number, close: number, depth: number): number => {
  let at = skipSpace(bytes, from, to)
  if (at < to && bytes[at] === close) return at + 1
  for (;;) {
    if (close === closeBrace) {
      at = at < to && bytes[at] === quote ? skipString(bytes, at + 1, to) : -1
      if (at < 0) return -1
      at = skipSpace(bytes, at, to)
      if (at >= to || bytes[at] !== colon) return -1
      at++
    }
    at = skipValue(bytes, skipSpace(bytes, at, to), to, depth)
    if (at < 0) return -1
    at = skipSpace(bytes, at, to)
    if (at >= to) return -1
    if (bytes[at] === close) return at + 1
    if (bytes[at] !== comma) return -1
    at = skipSpace(bytes, at + 1, to)
  }
}

export const skipValue = (bytes: Uint8Array, from: number, to: number, depth = 0): number => {
  if (from >= to || depth > deepest) return -1
  const code = bytes[from]!
  if (code === quote) return skipString(bytes, from + 1, to)
  if (code === openBrace) return skipParts(bytes, from + 1, to, closeBrace, depth + 1)
  if (code === openBracket) return skipParts(bytes, from + 1, to, closeBracket, depth + 1)
  return code === minus || (code >= zero && code <= nine) ? skipNumber(bytes, from, to) : skipWord(bytes, from, to)
}

/** A string that is not empty, and whose bytes are its characters: no escapes, ASCII. */
export const isVerbatim = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let index = from; index < to; index++) if (bytes[index]! > 126 || bytes[index] === backslash) return false
  return to > from
}
