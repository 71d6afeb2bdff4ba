import type { Off } from '@askwell/core'
import type { OutboxHost } from './host.js'

/**
 * Says when the page may go (`pagehide`: it is hidden, frozen, or goes away), when it is seen again
 * (`visibilitychange`), when another tab wrote (`storage`), and when it or its network is back (all others). See
 * https://wicg.github.io/page-lifecycle/. No `unload`: it costs the back-forward cache. Captured on window, where those
 * of document come by as well.
 */
export const onPageLife = (host: OutboxHost, listener: (type: string, event: StorageEvent) => void): Off => {
  const stop = new AbortController()
  for (const type of 'visibilitychange freeze pagehide resume pageshow online storage'.split(' '))
    host.addEventListener?.(type, (event) => listener(host.document.hidden ? 'pagehide' : type, event as StorageEvent), {
      capture: true,
      signal: stop.signal,
    })
  return () => stop.abort()
}
