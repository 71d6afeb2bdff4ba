import { claimDevice } from './claim.js'
import type { Host, Off, PageHost } from './host.js'
import { surroundings } from './surroundings.js'

/** `setTimeout` fires at once for more: https://html.spec.whatwg.org/#dom-settimeout */
const maxDelayMs = 2 ** 31 - 1

/** Adds a listener; the returned function takes it back. */
export const listen = (target: EventTarget, type: string, listener: EventListener): Off => {
  target.addEventListener(type, listener)
  return () => target.removeEventListener(type, listener)
}

/**
 * `browserHost` without its `surroundings`, and without its claim, which is needed only to show a prompt: pass one that
 * fetches `claimDevice` then.
 * Touches no global until one of its methods is called, so that it can be imported, and made, on a server.
 */
export const pageHost = (claim: Host['claim']): PageHost => ({
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(delayMs, maxDelayMs))
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  storage: {
    get: (key) => localStorage.getItem(key),
    set: (key, value) => localStorage.setItem(key, value),
    remove: (key) => localStorage.removeItem(key),
  },
  page: () => ({
    path: location.pathname,
    url: location.href,
    title: document.title,
    referrer: document.referrer,
    query: Object.fromEntries(new URLSearchParams(location.search)),
  }),
  visible: () => !document.hidden,
  onVisible: (listener) => listen(document, 'visibilitychange', () => listener(!document.hidden)),
  // A null key: everything was cleared.
  onStored: (key, listener) =>
    listen(window, 'storage', (event) => {
      const changed = (event as StorageEvent).key
      if (changed === key || changed === null) listener()
    }),
  claim,
})

/** The page, the clock, the storage and the locks of a browser. Touches no global until one of its methods is called. */
export const browserHost = (): Host => ({ ...pageHost(claimDevice), ...surroundings })
