import type { Off } from '../host.js'
import type { Properties } from '../properties.js'
import type { Track } from './page-view.js'

type Fields = Record<string, unknown>

/** `{ event, ecommerce: { value, … }, … }`: what stands in `ecommerce` becomes properties of the event itself. */
const readPush = ({
  event,
  ecommerce,
  0: command,
  1: name,
  2: parameters,
  ...properties
}: Fields): [name: unknown, properties: Properties] =>
  // What gtag() pushes is its `arguments`: ['event', name, parameters].
  command === 'event' ? [name, { ...(parameters as Fields) }] : [event, { ...properties, ...(ecommerce as Fields) }]

/**
 * Turns what the site pushes to `window.dataLayer`, before us and after, into events of the same name, so that a shop
 * with Tag Manager needs no code. Tag Manager's own `gtm.…` events are left out.
 *
 * An array put in the place of the first is followed: by an accessor, or, where `var dataLayer` forbids one, by
 * looking after each interaction.
 */
export const dataLayer = (track: Track): Off => {
  const page = globalThis as unknown as EventTarget & { dataLayer?: unknown }
  const seen = new WeakSet<object>()
  let isOn = true
  let layer: unknown
  let unhook: Off | undefined

  const read = (item: Fields) => {
    try {
      if (!isOn) return
      seen.add(item)
      const [name, properties] = readPush(item)
      if (typeof name === 'string' && !name.startsWith('gtm.')) track(name, properties)
    } catch {
      // No object, or one with a getter that throws, is no event.
    }
  }
  const follow = (next: unknown) => {
    if (next === layer) return
    unhook?.()
    unhook = undefined
    layer = next
    if (!Array.isArray(next)) return
    const { push } = next
    const isOwn = Object.hasOwn(next, 'push')
    const ours = (...items: Fields[]) => {
      const length = push.apply(next, items)
      items.forEach(read)
      return length
    }
    next.push = ours
    // As it was, unless somebody put theirs on top of ours since.
    unhook = () => {
      if (next.push !== ours) return
      if (isOwn) next.push = push
      else Reflect.deleteProperty(next, 'push')
    }
    for (const item of next.slice()) if (!seen.has(item)) read(item)
  }

  follow((page.dataLayer ??= []))
  const look = () => follow(page.dataLayer)
  const property = Object.getOwnPropertyDescriptor(page, 'dataLayer')!
  if (property.configurable)
    Object.defineProperty(page, 'dataLayer', { get: () => layer, set: follow, configurable: true, enumerable: true })
  else for (const type of ['pointerup', 'keyup']) page.addEventListener(type, look)

  return () => {
    isOn = false
    unhook?.()
    if (property.configurable) Object.defineProperty(page, 'dataLayer', { ...property, value: layer })
    else for (const type of ['pointerup', 'keyup']) page.removeEventListener(type, look)
  }
}
