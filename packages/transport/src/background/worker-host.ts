import type { OutboxHost } from '../host.js'
import { stateKey } from '../keys.js'
import type { State } from '../state.js'

export interface WorkerHost {
  host: OutboxHost
  /** Ms until the next timer; `Infinity` when there is none. Requests and transactions have one each. */
  dueMs(): number
  state(): State
  /** Says that the network is back: leases may have ended, and somebody else's try. */
  wake(): void
  /** Aborts what is on its way, and takes the storage away. */
  halt(): void
}

/**
 * The world of the outbox in a service worker: no document, and a localStorage that is its own and
 * begins with the mirror of the page's.
 */
export const workerHost = (project: string, state: State, scope = globalThis): WorkerHost => {
  const key = stateKey(project)
  const texts: Record<string, string> = { [key]: JSON.stringify(state) }
  const timers = new Map<unknown, number>()
  const stop = new AbortController()
  const listeners: [type: string, heard: (event: Event) => void][] = []
  const host: OutboxHost = {
    Date,
    Math,
    setTimeout(run, delayMs) {
      const timer = scope.setTimeout(() => {
        timers.delete(timer)
        run()
      }, delayMs)
      timers.set(timer, Date.now() + delayMs)
      return timer
    },
    clearTimeout(timer) {
      timers.delete(timer)
      scope.clearTimeout(timer as number)
    },
    fetch: (url, init) =>
      scope.fetch(url, { ...init, signal: AbortSignal.any([stop.signal, ...(init.signal ? [init.signal] : [])]) }),
    localStorage: texts,
    get indexedDB() {
      // It would be made anew.
      stop.signal.throwIfAborted()
      return scope.indexedDB
    },
    navigator: {
      // The browser has said that it is online.
      onLine: true,
      get locks() {
        return scope.navigator.locks as OutboxHost['navigator']['locks']
      },
    },
    document: { hidden: false },
    addEventListener: (type, heard) => void listeners.push([type, heard]),
  }
  return {
    host,
    dueMs: () => Math.min(...timers.values()) - Date.now(),
    state: () => JSON.parse(texts[key]!) as State,
    wake: () => listeners.forEach(([type, heard]) => type === 'online' && heard(new Event(type))),
    halt: () => stop.abort(),
  }
}
