interface Request {
  result?: unknown
  error?: unknown
  transaction?: unknown
  onsuccess?: (() => void) | null
  onerror?: (() => void) | null
  onupgradeneeded?: (() => void) | null
}

/**
 * As much of IndexedDB as the outbox uses, without its cost: for properties that are tried ten thousand times. One
 * transaction after the other; each request in a microtask of its own.
 */
export const quickIndexedDb = (): IDBFactory => {
  const databases = new Map<string, Map<string, unknown>>()
  let queue = Promise.resolve()

  const transactionOn = (records: Map<string, unknown>) => {
    const requests: { request: Request; work: () => unknown }[] = []
    const transaction: { oncomplete?: () => void; objectStore?: () => unknown } = {}
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
      put: (value: unknown, key: string) => ask(() => records.set(key, copy(value))),
      delete: (key: string) => ask(() => records.delete(key)),
    }
    transaction.objectStore = () => store
    queue = queue.then(async () => {
      await undefined
      for (let next = requests.shift(); next; next = requests.shift()) {
        next.request.result = next.work()
        next.request.onsuccess?.()
        await undefined
      }
      transaction.oncomplete?.()
    })
    return transaction
  }

  return {
    open(name: string) {
      const request: Request = {}
      queueMicrotask(() => {
        const isNew = !databases.has(name)
        const records = databases.get(name) ?? new Map<string, unknown>()
        databases.set(name, records)
        request.result = { createObjectStore() {}, close() {}, transaction: () => transactionOn(records) }
        if (isNew) request.onupgradeneeded?.()
        request.onsuccess?.()
      })
      return request
    },
  } as unknown as IDBFactory
}
