import type { Off } from '@askwell/core'

/** Everything the outbox needs from the world. `browserOutboxHost()` is the real one. */
export interface OutboxHost {
  /** Epoch milliseconds. */
  now(): number
  /** Runs once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): Off
  /** In [0, 1). */
  random(): number
  fetch(url: string, init: RequestInit): Promise<Response>
  /** Shared by all tabs, own properties as of localStorage. May throw, as may each access. */
  storage(): Record<string, string>
  /** May throw. */
  indexedDB(): IDBFactory
  /** One holder per device, as of core's host; without Web Locks everyone holds it and the lease alone decides. */
  claim(name: string): Promise<Off | undefined>
  /** `false` is believed where waiting costs nothing, `true` never. */
  online(): boolean
  onPage(listener: (event: PageEvent) => void): Off
}

/**
 * Names of browser events, with a meaning each. `pagehide`: the page is hidden, frozen, or may go away at any moment.
 * `visibilitychange`: it is seen again. `storage`: another tab wrote. The others: it, or its network, is back.
 */
export type PageEvent = 'pagehide' | 'visibilitychange' | 'storage' | 'pageshow' | 'resume' | 'online'
