import type { Envelope } from '../envelope.js'
import type { OutboxHost } from '../host.js'
import { recordKey } from '../keys.js'
import type { Store } from './store.js'

const parse = (text: string | null | undefined): Envelope | undefined => {
  try {
    return JSON.parse(text!)
  } catch {
    return undefined
  }
}

export interface LocalStore extends Store {
  all(): unknown[]
}

/** One key per record, at most 20 of together 256 kB: the rest of the 5 MB is the host's. */
export const localStorageStore = ({ storage }: OutboxHost, project: string): LocalStore => {
  const prefix = recordKey(project, '')
  const keys = () => Object.keys(storage()).filter((key) => key.startsWith(prefix))
  const text = (key: string) => storage().getItem(key)
  return {
    name: 'local-storage',
    edit(id, change) {
      const key = prefix + id
      const next = change(parse(text(key)))
      if (!next) return storage().removeItem(key)
      const others = keys().filter((other) => other !== key)
      const all = [JSON.stringify(next), ...others.map(text)]
      if (all.length > 20 || all.join('').length > 256_000) throw 0
      return storage().setItem(key, all[0]!)
    },
    all: () => keys().map(text).map(parse),
    clear: () => keys().forEach((key) => storage().removeItem(key)),
  }
}
