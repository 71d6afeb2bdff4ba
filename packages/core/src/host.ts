/** Takes a listener, a timer or a lock back. Calling it again does nothing. */
export type Off = () => void

/** Text storage that all tabs share. Each method may throw: full, blocked, absent. */
export interface HostStorage {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
}

export interface Page {
  /** Path without query, such as `/orders/thanks`. */
  path: string
  url: string
  title: string
  referrer: string
  /** First value of each query parameter. */
  query: Record<string, string>
}

export type Device = 'mobile' | 'tablet' | 'desktop'

/**
 * Everything the engine needs from the world. `browserHost()` is the real one, `fakeHost()` from
 * `@askwell/core/testing` one with a virtual clock; nothing else in core names a global.
 */
export interface Host {
  /** Epoch milliseconds. */
  now(): number
  /** Runs once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): Off
  /** In [0, 1). */
  random(): number
  randomBytes(length: number): Uint8Array
  storage: HostStorage
  page(): Page
  device(): Device
  /** BCP 47 tag: `<html lang>`, then the browser. */
  locale(): string
  /** CSS pixels. */
  viewport(): [width: number, height: number]
  visible(): boolean
  onVisible(listener: (visible: boolean) => void): Off
  /** Another tab wrote the key. */
  onStored(key: string, listener: () => void): Off
  /**
   * One holder per device. Resolves to a function that gives the claim back, or to `undefined` when another tab holds
   * it. Given back by itself when the tab dies.
   */
  claim(name: string): Promise<Off | undefined>
}

/** Where the page is shown: what only conditions and responses look at. */
export type Surroundings = Pick<Host, 'device' | 'locale' | 'viewport'>

/** What every page view needs of a host. */
export type PageHost = Omit<Host, keyof Surroundings>
