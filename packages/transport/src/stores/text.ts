import type { Envelope } from '../envelope.js'
import type { Store } from './store.js'

export interface TextStore extends Store {
  all(): unknown[]
}

const parse = (text: string | undefined): Envelope | undefined => {
  try {
    return JSON.parse(text!)
  } catch {
    return undefined
  }
}

/**
 * One key per record, in localStorage or in an object. At most so many records of 12.8 kB each on average: the rest of
 * localStorage's 5 MB is the host page's.
 */
export const textStore = (storage: () => Record<string, string>, prefix: string, most: number): TextStore => {
  const texts = (but?: string) =>
    Object.keys(storage())
      .filter((key) => key.startsWith(prefix) && key !== but)
      .map((key) => storage()[key])
  return {
    edit(id, change) {
      const key = prefix + id
      const next = change(parse(storage()[key]))
      const all = [JSON.stringify(next), ...texts(key)]
      if (!next) delete storage()[key]
      else if (all.length > most || all.join('').length > most * 12_800) throw 0
      else storage()[key] = all[0]!
    },
    all: () => texts().map(parse),
  }
}
