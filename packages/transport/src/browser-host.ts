import type { Off } from '@askwell/core'
import type { OutboxHost } from './host.js'
import { onPageLife } from './page-life.js'

/** The browser; nothing is read before it is used. On a server nothing is stored and no event comes. */
export const browserOutboxHost = (): OutboxHost => ({
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
  fetch: (url, init) => fetch(url, init),
  storage: () => localStorage,
  indexedDB: () => indexedDB,
  claim: (name) =>
    new Promise((resolve) => {
      const ask = async () =>
        navigator.locks.request(name, { ifAvailable: true }, (lock) =>
          lock ? new Promise<void>(resolve as (off: Off) => void) : resolve(undefined),
        )
      // No Web Locks on plain http, and not in every sandbox.
      ask().catch(() => resolve(() => {}))
    }),
  online: () => navigator.onLine,
  onPage: onPageLife,
})
