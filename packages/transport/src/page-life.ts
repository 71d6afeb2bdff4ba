import type { Off } from '@askwell/core'
import type { PageEvent } from './host.js'

const types = 'visibilitychange freeze pagehide resume pageshow online storage'.split(' ')

/**
 * Says when the page may go and when it is back (https://wicg.github.io/page-lifecycle/). No `unload`: it costs the
 * back-forward cache. Captured on window, where those of document come by as well.
 */
export const onPageLife = (listener: (event: PageEvent) => void): Off => {
  const stop = new AbortController()
  const heard = ({ type, persisted }: Event & { persisted?: boolean }) => {
    if (type !== 'pageshow' || persisted) listener(document.hidden ? 'pagehide' : (type as PageEvent))
  }
  if (globalThis.document) for (const type of types) addEventListener(type, heard, { capture: true, signal: stop.signal })
  return () => stop.abort()
}
