import type { Off } from '../host.js'
import type { Properties } from '../properties.js'
import type { Track } from './page-view.js'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** `{ event, ecommerce: { value, … }, … }`: what stands in `ecommerce` becomes properties of the event itself. */
const readPush = (pushed: unknown): [name: string, properties: Properties] | undefined => {
  if (!isObject(pushed)) return undefined
  const { event, ecommerce, ...properties } = pushed
  if (typeof event === 'string') return [event, { ...properties, ...(isObject(ecommerce) ? ecommerce : {}) }]
  // What gtag() pushes is its `arguments`: ['event', name, parameters].
  const { 0: command, 1: name, 2: parameters } = pushed
  return command === 'event' && typeof name === 'string' ? [name, isObject(parameters) ? parameters : {}] : undefined
}

type Layer = unknown[] & { push: (...items: unknown[]) => number }

/** Puts ours on top of whatever `push` is there. Off: as it was, unless somebody put theirs on top of ours since. */
const hook = (layer: Layer, read: (item: unknown) => void): Off => {
  const before = Object.getOwnPropertyDescriptor(layer, 'push')
  const { push } = layer
  const ours = (...items: unknown[]) => {
    const length = push.apply(layer, items)
    for (const item of items) read(item)
    return length
  }
  Object.defineProperty(layer, 'push', { value: ours, configurable: true, writable: true })
  return () => {
    if (layer.push !== ours) return
    if (before) Object.defineProperty(layer, 'push', before)
    else delete (layer as Partial<Layer>).push
  }
}

/**
 * Turns what the site pushes to `window.dataLayer`, before us and after, into events of the same name, so that a shop
 * with Tag Manager needs no code. Tag Manager's own `gtm.…` events are left out.
 *
 * An array put in the place of the first is followed: by an accessor, or, where `var dataLayer` forbids one, by
 * looking after each interaction.
 */
export const dataLayer = (track: Track): Off => {
  const page = globalThis as unknown as EventTarget & { dataLayer?: Layer }
  const seen = new WeakSet<object>()
  let isOn = true
  let layer: Layer | undefined
  let unhook: Off | undefined

  const read = (item: unknown) => {
    try {
      const event = isOn && readPush(item)
      if (isObject(item)) seen.add(item)
      if (event && !event[0].startsWith('gtm.')) track(...event)
    } catch {
      // A getter of the site's that throws is no event.
    }
  }
  const follow = (next: Layer | undefined) => {
    if (next === layer) return
    unhook?.()
    layer = next
    if (!Array.isArray(next)) return (unhook = undefined)
    unhook = hook(next, read)
    for (const item of next.slice()) if (!isObject(item) || !seen.has(item)) read(item)
  }

  follow((page.dataLayer ??= [] as unknown as Layer))
  const look = () => follow(page.dataLayer)
  const { configurable } = Object.getOwnPropertyDescriptor(page, 'dataLayer') ?? {}
  if (configurable) Object.defineProperty(page, 'dataLayer', { get: () => layer, set: follow, configurable, enumerable: true })
  else for (const type of ['pointerup', 'keyup']) page.addEventListener(type, look)

  return () => {
    isOn = false
    unhook?.()
    if (configurable) Object.defineProperty(page, 'dataLayer', { value: layer, configurable, enumerable: true, writable: true })
    else for (const type of ['pointerup', 'keyup']) page.removeEventListener(type, look)
  }
}
