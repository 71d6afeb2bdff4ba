interface Request {
  result?: unknown
  error?: unknown
  transaction?: unknown
  onsuccess?: (() => void) | null
  onerror?: (() => void) | null
  onupgradeneeded?: (() => void) | null
}

/** What `of` gives is a page's: what it has not committed when it is cut off never happens. */
export interface QuickIndexedDb extends IDBFactory {
  of(isThere: () => boolean): IDBFactory
  /** What becomes of what is asked of it from now on. Default: `well`. */
  mode: { is: DiskMode }
}

/** A disk that is full takes no write; one that hangs says nothing. */
export type DiskMode = 'well' | 'fails' | 'hangs' | 'full'

/**
 * As much of IndexedDB as the outbox uses, without its cost: for properties that are tried ten thousand times. One
 * transaction after the other; each request in a microtask of its own.
 */
export const quickIndexedDb = (): QuickIndexedDb => {
  const databases = new Map<string, Map<string, unknown>>()
  let queue = Promise.resolve()
  const mode: { is: DiskMode } = { is: 'well' }

  const transactionOn = (records: Map<string, unknown>, isThere: () => boolean) => {
    const requests: { request: Request; work: () => unknown }[] = []
    const writes: (() => unknown)[] = []
    const transaction: { oncomplete?: () => void; onabort?: () => void; error?: unknown; objectStore?: () => unknown } = {}
    const ask = (work: () => unknown) => {
      const request: Request = { transaction }
      requests.push({ request, work })
      return request
    }
    // Records are flat.
    const copy = (value: unknown) => (value ? { ...value } : value)
    const store = {
      transaction,
      get: (key: string) => ask(() => copy(records.get(key))),
      getAll: () => ask(() => [...records.values()].map(copy)),
      put: (value: unknown, key: string) => ask(() => writes.push(() => records.set(key, copy(value)))),
      delete: (key: string) => ask(() => writes.push(() => records.delete(key))),
    }
    transaction.objectStore = () => store
    queue = queue.then(async () => {
      await undefined
      for (let next = requests.shift(); next; next = requests.shift()) {
        next.request.result = next.work()
        next.request.onsuccess?.()
        await undefined
      }
      if (!isThere()) return
      if (mode.is === 'full' && writes[0]) return transaction.onabort?.()
      for (const write of writes) write()
      transaction.oncomplete?.()
    })
    return transaction
  }

  const of = (isThere: () => boolean) => ({
    of,
    mode,
    open(name: string) {
      const request: Request = {}
      queueMicrotask(() => {
        if (mode.is === 'hangs') return
        if (mode.is === 'fails') return request.onerror?.()
        const isNew = !databases.has(name)
        const records = databases.get(name) ?? new Map<string, unknown>()
        databases.set(name, records)
        request.result = { createObjectStore() {}, close() {}, transaction: () => transactionOn(records, isThere) }
        if (isNew) request.onupgradeneeded?.()
        request.onsuccess?.()
      })
      return request
    },
  })
  return of(() => true) as unknown as QuickIndexedDb
}
