import type { Device, Host, HostStorage, Off, Page } from './host.js'

export interface FakeHostOptions {
  /** Epoch milliseconds at the start. Default: 2026-01-01T00:00:00Z. */
  now?: number
  /** Path, with its query, of the page. Default: `/`. */
  path?: string
  /** Default: `desktop`. */
  device?: Device
  /** Default: `en`. */
  locale?: string
  /** Seed of `random` and `randomBytes`. Default: 1. */
  seed?: number
}

/** A host for tests: its clock stands still until `advance`, its storage is a map, and nothing in it is random. */
export interface FakeHost extends Host {
  /** Runs every timer that falls due in these milliseconds, in order, and what the timers' promises lead to. Default: 0. */
  advance(ms?: number): Promise<void>
  /** Sets the clock, and no timer: they count time that passes, whatever the clock says. */
  setNow(at: number): void
  /** Goes to another path, with its query: as in a single-page app, the engine stays. */
  navigate(path: string): void
  setVisible(visible: boolean): void
  /** Makes the storage throw: always, on writes only (full), or no longer. */
  breakStorage(how: 'always' | 'writes' | 'never'): void
  /** What all tabs see in storage. */
  readonly stored: Map<string, string>
  /** Timers that wait, of this tab. */
  readonly timers: number
  /** Another tab of the same device: same clock, storage and claims; a page, visibility and timers of its own. */
  openTab(options?: Omit<FakeHostOptions, 'now' | 'seed'>): FakeHost
  /** The tab dies: its timers never run, its claims are given back. */
  close(): void
}

interface Timer {
  /** On the scale of `FakeDevice.elapsed`. */
  at: number
  run(): void
  tab: object
}

interface FakeDevice {
  now: number
  /** Milliseconds that passed, whatever was done to the clock: https://www.w3.org/TR/hr-time-3/#dfn-monotonic-clock */
  elapsed: number
  seed: number
  timers: Set<Timer>
  stored: Map<string, string>
  claims: Map<string, object>
  watchers: Set<{ tab: object; key: string; listener(): void }>
}

const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await undefined
}

const pageOf = (path: string): Page => {
  const url = new URL(path, 'https://example.test')
  return {
    path: url.pathname,
    url: url.href,
    title: url.pathname,
    referrer: '',
    query: Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.get(name)!])),
  }
}

/** A linear congruential generator with the constants of Numerical Recipes, its better bits: the same every time. */
const nextRandom = (device: FakeDevice): number => {
  const step = () => (device.seed = (Math.imul(device.seed, 1664525) + 1013904223) >>> 0) >>> 16
  return ((step() << 16) | step()) >>> 0
}

const advance = async (device: FakeDevice, ms: number) => {
  const endAt = device.elapsed + ms
  const pass = (to: number) => {
    device.now += to - device.elapsed
    device.elapsed = to
  }
  await settled()
  for (;;) {
    const [next] = [...device.timers].filter(({ at }) => at <= endAt).sort((a, b) => a.at - b.at)
    if (!next) break
    device.timers.delete(next)
    pass(next.at)
    next.run()
    await settled()
  }
  pass(endAt)
}

const openTab = (device: FakeDevice, options: FakeHostOptions): FakeHost => {
  const tab = {}
  const visibility = new Set<(visible: boolean) => void>()
  let page = pageOf(options.path ?? '/')
  let visible = true
  let broken = 'never'
  let closed = false

  const tell = (key: string) => {
    for (const watcher of device.watchers)
      if (watcher.tab !== tab && watcher.key === key) void Promise.resolve().then(() => watcher.listener())
  }
  const guard = (isWrite: boolean) => {
    if (broken === 'always' || (isWrite && broken === 'writes')) throw new Error('storage is broken')
  }
  const storage: HostStorage = {
    get(key) {
      guard(false)
      return device.stored.get(key) ?? null
    },
    set(key, value) {
      guard(true)
      device.stored.set(key, value)
      tell(key)
    },
    remove(key) {
      guard(true)
      device.stored.delete(key)
      tell(key)
    },
  }
  const release = (name: string): Off => {
    return () => {
      if (device.claims.get(name) === tab) device.claims.delete(name)
    }
  }

  return {
    storage,
    stored: device.stored,
    get timers() {
      return [...device.timers].filter((timer) => timer.tab === tab).length
    },
    now: () => device.now,
    after(delayMs, run) {
      const timer: Timer = { at: device.elapsed + delayMs, run, tab }
      if (!closed) device.timers.add(timer)
      return () => device.timers.delete(timer)
    },
    random: () => nextRandom(device) / 2 ** 32,
    randomBytes: (length) => Uint8Array.from({ length }, () => nextRandom(device) & 0xff),
    page: () => page,
    device: () => options.device ?? 'desktop',
    locale: () => options.locale ?? 'en',
    viewport: () => [1280, 720],
    visible: () => visible,
    onVisible(listener) {
      visibility.add(listener)
      return () => visibility.delete(listener)
    },
    onStored(key, listener) {
      const watcher = { tab, key, listener }
      device.watchers.add(watcher)
      return () => device.watchers.delete(watcher)
    },
    async claim(name) {
      // Locks are granted later, to those who are still there.
      await undefined
      if (closed) await new Promise(() => {})
      if (device.claims.has(name)) return undefined
      device.claims.set(name, tab)
      return release(name)
    },
    advance: (ms = 0) => advance(device, ms),
    setNow(at) {
      device.now = at
    },
    navigate(path) {
      page = { ...pageOf(path), referrer: page.url }
    },
    setVisible(next) {
      visible = next
      for (const listener of visibility) listener(next)
    },
    breakStorage(how) {
      broken = how
    },
    openTab: (more = {}) => openTab(device, more),
    close() {
      closed = true
      for (const timer of device.timers) if (timer.tab === tab) device.timers.delete(timer)
      for (const watcher of device.watchers) if (watcher.tab === tab) device.watchers.delete(watcher)
      for (const name of device.claims.keys()) release(name)()
    },
  }
}

/** A fresh device with one tab. */
export const fakeHost = (options: FakeHostOptions = {}): FakeHost =>
  openTab(
    {
      now: options.now ?? 1_767_225_600_000,
      elapsed: 0,
      seed: options.seed ?? 1,
      timers: new Set(),
      stored: new Map(),
      claims: new Map(),
      watchers: new Set(),
    },
    options,
  )
