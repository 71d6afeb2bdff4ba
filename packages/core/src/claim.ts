// oxlint-disable no-restricted-globals, no-restricted-properties -- browser-host.ts in two files: a page view doesn't carry this one
import type { Host, Off } from './host.js'

const leaseMs = 15_000

/** How long a write takes, at most, until every tab reads it. */
const spreadMs = 300

/**
 * A claim under a key of the storage that times out, for pages without Web Locks: plain http, some sandboxes. Tabs are
 * processes, and a write of one reaches the others only later: whoever wrote last, once all know of it, has the claim.
 * https://html.spec.whatwg.org/#introduction-16 ("authors must not assume that there is a locking mechanism")
 */
const lease = async (name: string): Promise<Off | undefined> => {
  const key = `${name}:claim`
  try {
    const [, until] = (localStorage.getItem(key) ?? '').split(' ')
    const leftMs = +until! - Date.now()
    // One that lasts longer than any was written by a clock that was wrong.
    if (leftMs > 0 && leftMs <= leaseMs) return undefined
    const mine = `${Math.random()}`
    const renew = () => localStorage.setItem(key, `${mine} ${Date.now() + leaseMs}`)
    const isMine = () => localStorage.getItem(key)?.startsWith(mine)
    renew()
    await new Promise((resolve) => setTimeout(resolve, spreadMs))
    if (!isMine()) return undefined
    const timer = setInterval(renew, leaseMs / 3)
    return () => {
      clearInterval(timer)
      if (isMine()) localStorage.removeItem(key)
    }
  } catch {
    // No storage that tabs could share: each is on its own.
    return () => {}
  }
}

const lock = (name: string): Promise<Off | undefined> =>
  new Promise((resolve, reject) => {
    // Held until `release` is called.
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => (lock ? new Promise<void>(resolve) : resolve(undefined)))
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
export const claimByLease: Host['claim'] = async (name) => untilHidden(await lease(name))

/** Web Locks where there are any, else a lease in the storage. */
export const claimDevice: Host['claim'] = (name) => claimByLock(name).catch(() => claimByLease(name))
