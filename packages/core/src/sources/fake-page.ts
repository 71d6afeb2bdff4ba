import { vi } from 'vitest'
import { fakeHost } from '../testing.js'
import type { Source } from './source.js'

/** What tests of sources stand on: a window of event targets, a host with a virtual clock, and what was tracked. */
export const startSource = (source: Source, trigger: object | object[] | undefined, globals: Record<string, unknown> = {}) => {
  const window = fakeTarget()
  const navigation = fakeTarget()
  vi.stubGlobal('addEventListener', window.addEventListener)
  vi.stubGlobal('removeEventListener', window.removeEventListener)
  vi.stubGlobal('navigation', navigation)
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
  const host = fakeHost({ path: '/a' })
  const tracked: unknown[][] = []
  const follow = source((name, properties) => tracked.push([name, ...Object.values(properties)]), host)
  follow([{ trigger }])
  return {
    host,
    tracked,
    follow,
    /** Dispatches an event with these properties on the window. */
    fire: (type: string, properties: object = {}, target: EventTarget = window.target) =>
      target.dispatchEvent(Object.assign(new Event(type), properties)),
    async navigate(path: string) {
      host.navigate(path)
      navigation.target.dispatchEvent(new Event('currententrychange'))
      await host.advance()
    },
    /** Listeners and timers that there are. */
    attached: () => window.count() + navigation.count() + host.timers,
  }
}

/** An event target that counts its listeners. */
export const fakeTarget = () => {
  const target = new EventTarget()
  const all = new Set<string>()
  const ids = new Map<unknown, number>()
  const keyOf = (type: string, listener: unknown) => `${type} ${ids.get(listener) ?? ids.set(listener, ids.size).get(listener)}`
  return {
    target,
    // Node's own takes no listener away that was added with a boolean.
    count: () => all.size,
    addEventListener(type: string, listener: EventListener, capture: boolean) {
      all.add(keyOf(type, listener))
      target.addEventListener(type, listener, { capture })
    },
    removeEventListener(type: string, listener: EventListener, capture: boolean) {
      all.delete(keyOf(type, listener))
      target.removeEventListener(type, listener, { capture })
    },
  }
}
