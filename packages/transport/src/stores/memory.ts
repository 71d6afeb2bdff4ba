import type { Envelope } from '../envelope.js'
import type { Store } from './store.js'

export interface MemoryStore extends Store {
  get(id: string): Envelope | undefined
  all(): Envelope[]
}

/** This page's own records: what can be read while it goes away, and the last resort. */
export const memoryStore = (): MemoryStore => {
  const records = new Map<string, Envelope>()
  return {
    name: 'memory',
    get: (id) => records.get(id),
    edit(id, change) {
      const next = change(records.get(id))
      if (next) records.set(id, next)
      else records.delete(id)
    },
    all: () => [...records.values()],
    clear: () => records.clear(),
  }
}
