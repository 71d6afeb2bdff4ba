import type { Envelope } from '../envelope.js'
import type { Stored } from '../types.js'
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
export const textStore = (name: Stored, storage: () => Record<string, string>, prefix: string, most: number): TextStore => {
  const keys = () => Object.keys(storage()).filter((key) => key.startsWith(prefix))
  const texts = (list: string[]) => list.map((key) => storage()[key])
  return {
    name,
    edit(id, change) {
      const key = prefix + id
      const next = change(parse(storage()[key]))
      if (next) {
        const all = [JSON.stringify(next), ...texts(keys().filter((other) => other !== key))]
        if (all.length > most || all.join('').length > most * 12_800) throw 0
        storage()[key] = all[0]!
      } else delete storage()[key]
    },
    all: () => texts(keys()).map(parse),
    clear: () => keys().forEach((key) => delete storage()[key]),
  }
}
