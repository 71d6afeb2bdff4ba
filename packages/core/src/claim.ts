// oxlint-disable no-restricted-globals, no-restricted-properties -- browser-host.ts in two files: a page view doesn't carry this one
import type { Host, Off } from './host.js'

const leaseMs = 15_000

/** A claim under a key of the storage that times out, for pages without Web Locks: plain http, some sandboxes. */
const lease = (name: string): Off | undefined => {
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

const lock = (name: string): Promise<Off | undefined> =>
  new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(undefined)
        return new Promise<void>((release) => resolve(release))
      })
      .catch(reject)
  })

/**
 * Given back on `pagehide`: an idle lock that is held while the page goes away costs the host its back-forward cache.
 */
const untilHidden = (release: Off | undefined): Off | undefined => {
  if (!release) return undefined
  const done = () => {
    release()
    removeEventListener('pagehide', done)
  }
  addEventListener('pagehide', done)
  return done
}

/** By Web Locks. Rejects where there are none, or none may be had. */
export const claimByLock: Host['claim'] = async (name) => untilHidden(await lock(name))

/** By a lease in the storage. */
export const claimByLease: Host['claim'] = async (name) => untilHidden(lease(name))

/** Web Locks where there are any, else a lease in the storage. */
export const claimDevice: Host['claim'] = (name) => claimByLock(name).catch(() => claimByLease(name))
