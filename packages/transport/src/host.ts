/** Everything the outbox needs from the world: a window, as far as it goes. Each access may throw. */
export interface OutboxHost {
  Date: { now(): number }
  Math: { random(): number }
  setTimeout(run: () => void, delayMs: number): unknown
  clearTimeout(timer: unknown): void
  fetch(url: string, init: RequestInit): Promise<Response>
  /** Shared by all tabs. */
  localStorage: Record<string, string>
  indexedDB: IDBFactory
  navigator: {
    /** `false` is believed where waiting costs nothing, `true` never. */
    onLine: boolean
    locks: {
      request(name: string, options: { signal: AbortSignal }, run: (lock: unknown) => unknown): Promise<unknown>
    }
  }
  document: { hidden: boolean }
  /** Absent on a server. */
  addEventListener?(type: string, heard: (event: Event) => void, options: AddEventListenerOptions): void
}
