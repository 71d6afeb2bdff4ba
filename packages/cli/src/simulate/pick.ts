import type { Properties } from '@askwell/core/replay'
import { comma, isVerbatim, nine, quote, skipSpace, skipString, skipValue, zero } from './json-bytes.js'
import { among } from './plain-line.js'
import { createShortStrings } from './short-strings.js'

/** A number of at most nine digits and nothing else; -1 for any other value. */
const shortNumber = (bytes: Uint8Array, from: number, to: number): number => {
  let value = to - from > 9 ? -1 : 0
  for (let index = from; index < to && value >= 0; index++) {
    const code = bytes[index]!
    value = code >= zero && code <= nine ? value * 10 + code - zero : -1
  }
  return value
}

/**
 * Reads, of an object that is known to be JSON, the values that stand under some names, and nothing else. A name that is
 * spelled with an escape is not seen: undefined, then, and JSON.parse is to be asked.
 */
export const picker = (names: readonly string[]) => {
  // A longer one the engine leaves out.
  const nameIn = among(names.filter((name) => name.length <= 200))
  const isReadable = !names.includes('__proto__')
  const stringOf = createShortStrings()
  const valueIn = (bytes: Buffer, from: number, to: number): unknown => {
    if (bytes[from] === quote && isVerbatim(bytes, from + 1, to - 1)) return stringOf(bytes, from + 1, to - 1)
    const number = shortNumber(bytes, from, to)
    return number >= 0 ? number : JSON.parse(bytes.toString('utf8', from, to))
  }
  return (bytes: Buffer, from: number, to: number): Properties | undefined => {
    if (!isReadable) return undefined
    const picked: Record<string, unknown> = {}
    let at = skipSpace(bytes, from + 1, to)
    while (bytes[at] === quote) {
      const keyTo = skipString(bytes, at + 1, to) - 1
      if (!isVerbatim(bytes, at + 1, keyTo)) return undefined
      const name = nameIn(bytes, at + 1, keyTo)
      // Past the colon.
      const valueFrom = skipSpace(bytes, skipSpace(bytes, keyTo + 1, to) + 1, to)
      const valueTo = skipValue(bytes, valueFrom, to)
      if (name !== undefined) picked[name] = valueIn(bytes, valueFrom, valueTo)
      at = skipSpace(bytes, valueTo, to)
      if (bytes[at] === comma) at = skipSpace(bytes, at + 1, to)
    }
    return picked
  }
}
