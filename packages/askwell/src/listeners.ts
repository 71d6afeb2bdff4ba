import type { Listener } from '@askwell/core'
import type { AskwellEvents } from './options.js'

type Name = keyof AskwellEvents

/** The listeners of `on`: one that throws disturbs neither the others nor the page. */
export function createListeners() {
  const all = new Map<Name, Set<Listener<never>>>()
  return {
    on<K extends Name>(name: K, listener: Listener<AskwellEvents[K]>): () => void {
      const set = all.get(name) ?? new Set()
      all.set(name, set.add(listener))
      return () => void set.delete(listener)
    },
    emit<K extends Name>(name: K, detail: AskwellEvents[K]): void {
      for (const listener of all.get(name) ?? [])
        try {
          ;(listener as Listener<AskwellEvents[K]>)(detail)
        } catch (cause) {
          // As an uncaught error of its own, where the page's developer sees it.
          setTimeout(() => {
            throw cause
          })
        }
    },
  }
}
