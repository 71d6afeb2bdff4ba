import type { Device, Host, Off } from './host.js'

/** `setTimeout` fires at once for more: https://html.spec.whatwg.org/#dom-settimeout */
const maxDelayMs = 2 ** 31 - 1
const leaseMs = 15_000

const listen = (target: EventTarget, type: string, listener: EventListener): Off => {
  target.addEventListener(type, listener)
  return () => target.removeEventListener(type, listener)
}

/** A claim under a key of the storage that times out, for pages without Web Locks: plain http, some sandboxes. */
const claimByLease = (name: string): Off | undefined => {
  const key = `${name}:claim`
  try {
    const [owner, until] = (localStorage.getItem(key) ?? '').split(' ')
    if (owner && +until! > Date.now()) return undefined
    const mine = `${Math.random()}`
    const renew = () => localStorage.setItem(key, `${mine} ${Date.now() + leaseMs}`)
    renew()
    const timer = setInterval(renew, leaseMs / 3)
    return () => {
      clearInterval(timer)
      if (localStorage.getItem(key)?.startsWith(mine)) localStorage.removeItem(key)
    }
  } catch {
    // No storage that tabs could share: each is on its own.
    return () => {}
  }
}

const claimByLock = (name: string): Promise<Off | undefined> =>
  new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(undefined)
        return new Promise<void>((release) => resolve(release))
      })
      .catch(reject)
  })

const deviceOf = (): Device =>
  matchMedia('(pointer: coarse)').matches ? (Math.min(screen.width, screen.height) < 600 ? 'mobile' : 'tablet') : 'desktop'

/**
 * The page, the clock and the storage of a browser. Touches no global until one of its methods is called, so that it
 * can be imported, and made, on a server.
 */
export const browserHost = (): Host => ({
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
  page() {
    const parameters = new URLSearchParams(location.search)
    return {
      path: location.pathname,
      url: location.href,
      title: document.title,
      referrer: document.referrer,
      query: Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.get(name)!])),
    }
  },
  device: deviceOf,
  locale: () => document.documentElement.lang || navigator.language,
  viewport: () => [innerWidth, innerHeight],
  visible: () => document.visibilityState === 'visible',
  onVisible: (listener) => listen(document, 'visibilitychange', () => listener(document.visibilityState === 'visible')),
  // A null key: everything was cleared.
  onStored: (key, listener) =>
    listen(window, 'storage', (event) => {
      const changed = (event as StorageEvent).key
      if (changed === key || changed === null) listener()
    }),
  async claim(name) {
    const release = await claimByLock(name).catch(() => claimByLease(name))
    // A lock that is held while the page goes away costs the host its back-forward cache.
    const off = release && listen(window, 'pagehide', () => done())
    const done = () => {
      release?.()
      off?.()
    }
    return release && done
  },
})
