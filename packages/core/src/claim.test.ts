import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserHost } from './browser-host.js'
import { claimDevice } from './claim.js'

const page = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The lease takes a moment: it writes, and looks again once every tab has read that. */
const claimed = async (name: string) => {
  const claim = claimDevice(name)
  await vi.advanceTimersByTimeAsync(300)
  return claim
}

const stubStorage = () => {
  const stored = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
  return stored
}

/** Web Locks with one lock per name. */
const stubLocks = () => {
  const held = new Set<string>()
  vi.stubGlobal('navigator', {
    locks: {
      async request(name: string, _: unknown, run: (lock: object | null) => unknown) {
        if (held.has(name)) return run(null)
        held.add(name)
        await run({})
        held.delete(name)
      },
    },
  })
  return held
}

describe('a claim', () => {
  it('is held by one at a time, under a Web Lock', async () => {
    const held = stubLocks()
    const release = await claimDevice('x')
    expect(await claimDevice('x')).toBeUndefined()
    release!()
    release!()
    await vi.advanceTimersByTimeAsync(0)
    expect(held.size).toBe(0)
    expect(await claimDevice('x')).toBeTypeOf('function')
  })

  it('is given back when the page goes away', async () => {
    const held = stubLocks()
    await claimDevice('x')
    page.dispatchEvent(new Event('pagehide'))
    await vi.advanceTimersByTimeAsync(0)
    expect(held.size).toBe(0)
  })

  it('is a lease where there are no locks, renewed while it is held, and over when its holder died', async () => {
    vi.stubGlobal('navigator', {})
    const stored = stubStorage()
    const release = await claimed('x')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await claimed('x')).toBeUndefined()
    release!()
    expect(stored.size).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
    stored.set('x:claim', `dead ${Date.now() + 15_000}`)
    expect(await claimed('x')).toBeUndefined()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await claimed('x')).toBeTypeOf('function')
  })

  it('is a lease that goes to the last who wrote, of those who wrote before they read of each other', async () => {
    vi.stubGlobal('navigator', {})
    const stored = stubStorage()
    const first = claimDevice('x')
    await vi.advanceTimersByTimeAsync(10)
    const written = stored.get('x:claim')!
    stored.delete('x:claim')
    const second = claimDevice('x')
    await vi.advanceTimersByTimeAsync(300)
    expect(stored.get('x:claim')).not.toBe(written)
    expect(await first).toBeUndefined()
    expect(await second).toBeTypeOf('function')
  })

  it('is a lease that no wrong clock can hold for longer than a lease lasts', async () => {
    vi.stubGlobal('navigator', {})
    stubStorage().set('x:claim', `0.5 ${Date.now() + 864e5}`)
    expect(await claimed('x')).toBeTypeOf('function')
  })

  it('is granted where tabs share nothing', async () => {
    vi.stubGlobal('navigator', {})
    vi.stubGlobal('localStorage', undefined)
    expect(await claimDevice('x')).toBeTypeOf('function')
  })
})

describe('browserHost', () => {
  it('touches no global until it is used', () => {
    expect(browserHost().now()).toBe(Date.now())
  })
})
