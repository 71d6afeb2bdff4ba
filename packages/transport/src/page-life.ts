import type { Off } from '@askwell/core'
import type { PageChange } from './host.js'

const changes: Record<string, PageChange> = {
  visibilitychange: 'show',
  freeze: 'hide',
  pagehide: 'hide',
  resume: 'restart',
  pageshow: 'restart',
  online: 'restart',
  storage: 'stored',
}

/**
 * Says when the page may go and when it is back (https://wicg.github.io/page-lifecycle/). No `unload`: it costs the
 * back-forward cache. Captured on window, where those of document come by as well.
 */
export const onPageLife = (listener: (change: PageChange) => void): Off => {
  const stop = new AbortController()
  const heard = ({ type, persisted }: Event & { persisted?: boolean }) => {
    if (type !== 'pageshow' || persisted) listener(type === 'visibilitychange' && document.hidden ? 'hide' : changes[type]!)
  }
  if (globalThis.document) for (const type in changes) addEventListener(type, heard, { capture: true, signal: stop.signal })
  return () => stop.abort()
}
