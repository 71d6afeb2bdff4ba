import { isoInstant } from './instant.js'
import { colon, comma, isVerbatim, lineFeed, quote, skipSpace, skipString, skipValue } from './json-bytes.js'

/** Where the parts of a line stand. One object for all lines: there are millions. */
export interface Parts {
  idFrom: number
  idTo: number
  nameFrom: number
  nameTo: number
  /** Of the value of `properties`, whatever it is; 0 when there is none. */
  propertiesFrom: number
  propertiesTo: number
  /** Epoch ms. */
  at: number
}

const bytesOf = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
const [respondent, at, name, properties, attributes] = ['respondent', 'at', 'name', 'properties', 'attributes'].map(bytesOf)

const says = (bytes: Uint8Array, from: number, to: number, word: number[]): boolean => {
  if (to - from !== word.length) return false
  for (let index = 0; index < word.length; index++) if (bytes[from + index] !== word[index]) return false
  return true
}

/** Epoch ms, of 12 to 15 digits. */
const wholeNumber = (bytes: Uint8Array, from: number, to: number): number => {
  if (to - from < 12 || to - from > 15 || bytes[from] === 48) return Number.NaN
  let value = 0
  for (let index = from; index < to; index++) {
    const digit = bytes[index]! - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/**
 * Finds who, when and what in a line of the log, without reading the rest of it beyond seeing that it is JSON. Gives the
 * place of its line feed, or the end of the bytes; -1 for a line that is no JSON, and for one that says it in another
 * way: those are for `readLine`.
 */
export const findParts = (bytes: Uint8Array, from: number, to: number, found: Parts): number => {
  let seen = 0
  found.propertiesFrom = found.propertiesTo = 0
  let index = skipSpace(bytes, from, to)
  if (bytes[index] !== 123) return -1
  do {
    const keyFrom = skipSpace(bytes, index + 1, to) + 1
    if (keyFrom > to || bytes[keyFrom - 1] !== quote) return -1
    const keyTo = skipString(bytes, keyFrom, to) - 1
    if (keyTo < 0) return -1
    index = skipSpace(bytes, keyTo + 1, to)
    if (bytes[index] !== colon) return -1
    const valueFrom = skipSpace(bytes, index + 1, to)
    const valueTo = skipValue(bytes, valueFrom, to)
    if (valueTo < 0) return -1
    const isText = bytes[valueFrom] === quote
    let field = 0
    if (says(bytes, keyFrom, keyTo, respondent!)) {
      field = 1
      found.idFrom = valueFrom + 1
      found.idTo = valueTo - 1
      if (!isText || !isVerbatim(bytes, found.idFrom, found.idTo)) return -1
    } else if (says(bytes, keyFrom, keyTo, at!)) {
      field = 2
      found.at = isText ? isoInstant(bytes, valueFrom + 1, valueTo - 1) : wholeNumber(bytes, valueFrom, valueTo)
      if (!(found.at > 0)) return -1
    } else if (says(bytes, keyFrom, keyTo, name!)) {
      field = 4
      found.nameFrom = valueFrom + 1
      found.nameTo = valueTo - 1
      if (!isText || !isVerbatim(bytes, found.nameFrom, found.nameTo)) return -1
    } else if (says(bytes, keyFrom, keyTo, properties!)) {
      field = 8
      found.propertiesFrom = valueFrom
      found.propertiesTo = valueTo
    } else if (says(bytes, keyFrom, keyTo, attributes!) || !isVerbatim(bytes, keyFrom, keyTo)) return -1
    // Of a key that stands twice, JSON.parse takes the last.
    if (seen & field) return -1
    seen |= field
    index = skipSpace(bytes, valueTo, to)
  } while (index < to && bytes[index] === comma)
  if ((seen & 7) !== 7 || bytes[index] !== 125 || index >= to) return -1
  const end = skipSpace(bytes, index + 1, to)
  return end === to || bytes[end] === lineFeed ? end : -1
}

/** Finds, by its bytes, a name among a few. */
export const among = (names: readonly string[]) => {
  const byLength: { name: string; word: number[] }[][] = []
  for (const name of names) (byLength[name.length] ??= []).push({ name, word: bytesOf(name) })
  return (bytes: Uint8Array, from: number, to: number): string | undefined => {
    for (const { name, word } of byLength[to - from] ?? []) if (says(bytes, from, to, word)) return name
    return undefined
  }
}
