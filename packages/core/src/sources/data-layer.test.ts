import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeHost } from '../testing.js'
import { dataLayer } from './data-layer.js'
import { fakeTarget } from './fake-page.js'

const page = globalThis as unknown as { dataLayer?: unknown[] } & Partial<EventTarget>

const start = (before?: unknown[]) => {
  if (before) page.dataLayer = before
  const tracked: unknown[] = []
  const follow = dataLayer((name, properties) => tracked.push([name, properties]), fakeHost())
  follow([{}])
  return { tracked, off: () => follow([]) }
}

/** What gtag() pushes: its `arguments`, which are no array. */
const gtag = (...items: unknown[]) => page.dataLayer!.push(Object.assign({ length: items.length }, items))

afterEach(() => {
  delete page.dataLayer
})

describe('the data layer', () => {
  it('turns object pushes into events, with what stands in ecommerce as properties', () => {
    const { tracked, off } = start([
      { event: 'purchase', ecommerce: { value: 42, currency: 'EUR', items: [{ id: 1 }] }, plan: 'x' },
    ])
    page.dataLayer!.push({ event: 'sign_up' }, { ecommerce: null }, 'x', null, 5)
    expect(tracked).toEqual([
      ['purchase', { value: 42, currency: 'EUR', items: [{ id: 1 }], plan: 'x' }],
      ['sign_up', {}],
    ])
    off()
  })

  it("turns gtag's arguments into events", () => {
    const { tracked, off } = start()
    gtag('event', 'purchase', { value: 1 })
    gtag('config', 'G-1')
    gtag('event', 'login')
    expect(tracked).toEqual([
      ['purchase', { value: 1 }],
      ['login', {}],
    ])
    off()
  })

  it("leaves Tag Manager's own events out, and a push that throws to the site", () => {
    const { tracked, off } = start()
    page.dataLayer!.push({ event: 'gtm.js' })
    page.dataLayer!.push({
      get event(): string {
        throw new Error('site')
      },
    })
    expect(tracked).toEqual([])
    off()
  })

  it('works under and over the push of Tag Manager', () => {
    const seen: unknown[] = []
    const layer: unknown[] = []
    const wrap = () => {
      const push = layer.push
      layer.push = (...items) => {
        seen.push(...items)
        return push.apply(layer, items)
      }
    }
    wrap()
    const { tracked, off } = start(layer)
    wrap()
    expect(layer.push({ event: 'a' })).toBe(1)
    expect(tracked).toEqual([['a', {}]])
    expect(seen.length).toBe(2)
    off()
    layer.push({ event: 'b' })
    expect(tracked.length).toBe(1)
    expect(seen.length).toBe(4)
  })

  it('follows an array put in the place of the first, without reading an event twice', () => {
    const first = { event: 'a' }
    const { tracked, off } = start([first])
    page.dataLayer = [first, { event: 'b' }]
    page.dataLayer.push({ event: 'c' })
    expect(tracked.map((event) => (event as [string])[0])).toEqual(['a', 'b', 'c'])
    off()
  })

  it('notices another array at the next interaction, where `var` holds the first', () => {
    const window = fakeTarget()
    vi.stubGlobal('addEventListener', window.addEventListener)
    vi.stubGlobal('removeEventListener', window.removeEventListener)
    // What `var dataLayer` makes can't be taken away again, so this is a property that only refuses.
    const refuse = vi.spyOn(Reflect, 'defineProperty').mockReturnValue(false)
    const { tracked, off } = start([])
    refuse.mockRestore()
    page.dataLayer = [{ event: 'a' }]
    expect(tracked).toEqual([])
    window.target.dispatchEvent(new Event('pointerup'))
    expect(tracked).toEqual([['a', {}]])
    off()
    page.dataLayer = [{ event: 'b' }]
    window.target.dispatchEvent(new Event('pointerup'))
    expect(tracked).toHaveLength(1)
    vi.unstubAllGlobals()
  })

  it('gives everything back', () => {
    const layer: unknown[] = []
    const { tracked, off } = start(layer)
    off()
    expect(Object.hasOwn(layer, 'push')).toBe(false)
    expect(Object.getOwnPropertyDescriptor(page, 'dataLayer')).toMatchObject({ value: layer, writable: true, configurable: true })
    layer.push({ event: 'a' })
    expect(tracked).toEqual([])
  })
})
