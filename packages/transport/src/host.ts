import type { Off } from '@askwell/core'

/**
 * `hide`: the page may go away at any moment. `show`: it is seen again. `restart`: it, or its network, is back.
 * `stored`: another tab wrote to localStorage.
 */
export type PageChange = 'hide' | 'show' | 'restart' | 'stored'

/** Everything the outbox needs from the world. `browserOutboxHost()` is the real one. */
export interface OutboxHost {
  /** Epoch milliseconds. */
  now(): number
  /** Runs once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): Off
  /** In [0, 1). */
  random(): number
  fetch(url: string, init: RequestInit): Promise<Response>
  /** Shared by all tabs. May throw, as may each of its methods. */
  storage(): Storage
  /** May throw. */
  indexedDB(): IDBFactory
  /** One holder per device, as of core's host; without Web Locks everyone holds it and the lease alone decides. */
  claim(name: string): Promise<Off | undefined>
  /** `false` is believed where waiting costs nothing, `true` never. */
  online(): boolean
  onPage(listener: (change: PageChange) => void): Off
}
