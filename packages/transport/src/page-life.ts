import type { Off } from '@askwell/core'
import type { PageChange } from './host.js'

const types = 'visibilitychange freeze pagehide resume pageshow online storage'.split(' ')

/**
 * Says when the page may go and when it is back (https://wicg.github.io/page-lifecycle/). No `unload`: it costs the
 * back-forward cache. Captured on window, where those of document come by as well.
 */
export const onPageLife = (listener: (change: PageChange) => void): Off => {
  const stop = new AbortController()
  const heard = ({ type, persisted }: Event & { persisted?: boolean }) => {
    if (type === 'storage') listener(type)
    else if (type === 'freeze' || type === 'pagehide' || document.hidden) listener('hide')
    else if (type === 'visibilitychange') listener('show')
    else if (type !== 'pageshow' || persisted) listener('restart')
  }
  if (globalThis.document)
    for (const type of types) addEventListener(type, heard, { capture: true, signal: stop.signal })
  return () => stop.abort()
}
