import type { Off } from '../host.js'
import { listen, whileAsked, type Source } from './source.js'

type Fields = Record<string, unknown>

/**
 * Turns what the site pushes to `window.dataLayer`, before us and after, into events of the same name, so that a shop
 * with Tag Manager needs no code. Tag Manager's own `gtm.…` events are left out.
 *
 * An array put in the place of the first is followed: by an accessor, or, where `var dataLayer` forbids one, by
 * looking after each interaction.
 */
export const dataLayer: Source = (track) =>
  whileAsked(() => {
    const page = globalThis as { dataLayer?: unknown }
    const seen = new WeakSet<object>()
    let layer: unknown
    let unhook: Off | undefined

    const send = (name: unknown, properties: Fields) => {
      if (!(name as string).startsWith('gtm.')) track(name as string, properties)
    }
    const read = (item: Fields) => {
      try {
        seen.add(item)
        const { event, ecommerce, ...properties } = item
        // What gtag() pushes is its `arguments`: ['event', name, parameters].
        if (item[0] === 'event') send(item[1], { ...(item[2] as Fields) })
        // What stands in `ecommerce` becomes properties of the event itself.
        else send(event, { ...properties, ...(ecommerce as Fields) })
      } catch {
        // No object, one whose event is no name, or one with a getter that throws, is no event.
      }
    }
    const follow = (next?: unknown) => {
      if (next === layer) return
      unhook?.()
      layer = next
      if (!Array.isArray(next)) return
      const { push } = next
      const ours = (...items: Fields[]) => {
        const length = push.apply(next, items)
        if (layer === next) items.forEach(read)
        return length
      }
      next.push = ours
      // As it was, unless somebody put theirs on top of ours since.
      unhook = () => {
        if (next.push !== ours) return
        if (push === [].push) delete (next as { push?: unknown }).push
        else next.push = push
      }
      for (const item of next) if (!seen.has(item)) read(item)
    }

    follow((page.dataLayer ??= []))
    // Refused, without a throw, where it was declared by `var`.
    const define = (how: PropertyDescriptor) => Reflect.defineProperty(page, 'dataLayer', how)
    return [
      define({ get: () => layer, set: follow })
        ? () => define({ value: layer, writable: true })
        : listen('pointerup keyup', () => follow(page.dataLayer)),
      follow,
    ]
  })
