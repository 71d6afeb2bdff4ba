import { promisifyRequest } from 'idb-keyval'
import type { OutboxHost } from '../host.js'
import { within } from '../within.js'
import type { Store } from './store.js'

type Request<T> = IDBRequest<T> | IDBTransaction

export interface IndexedDbStore extends Store {
  /** One transaction; resolves to what the last request of it has given. */
  use<T>(run: (store: IDBObjectStore) => Request<T> | Promise<Request<T>>, mode?: IDBTransactionMode): Promise<T>
}

/**
 * WebKit puts a page in the back-forward cache amid a transaction, which then has every other page wait for it:
 * https://github.com/jakearchibald/idb-keyval/issues/180. What was aborted is tried again when the page comes back.
 */
const abortWithPage = (host: OutboxHost, transaction: IDBTransaction) => {
  const stop = new AbortController()
  const abort = () => {
    // One that is being committed can't be.
    try {
      transaction.abort()
    } catch {}
  }
  host.addEventListener?.('pagehide', abort, { signal: stop.signal })
  return stop
}

/**
 * A connection of its own for each transaction: one that is kept dies silently, and is in the way of other versions.
 * Gives up after 3 s, and writes with strict durability (https://w3c.github.io/IndexedDB/#transaction-durability-hint).
 *
 * @param lost Called when what was there is gone: evicted, or cleared under us.
 */
export const indexedDbStore = (host: OutboxHost, name: string, lost?: () => unknown): IndexedDbStore => {
  let db: IDBDatabase | undefined
  const transact: IndexedDbStore['use'] = async (run, mode = 'readwrite') => {
    const opening = host.indexedDB.open(name)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('records')
      if (db) lost!()
    }
    db = await promisifyRequest(opening)
    const transaction = db.transaction('records', mode, { durability: 'strict' })
    const stop = abortWithPage(host, transaction)
    try {
      const request = run(transaction.objectStore('records'))
      // Once the transaction has ended.
      db.close()
      return await promisifyRequest(await request)
    } finally {
      stop.abort()
    }
  }
  /** What was aborted, or closed between two steps, is well on the next connection. */
  const use: IndexedDbStore['use'] = (run, mode) =>
    within(
      host,
      3000,
      transact(run, mode).catch(() => transact(run, mode)),
    )

  return {
    edit: (id, change) =>
      use(async (store) => {
        const next = change(await promisifyRequest(store.get(id)))
        if (next) store.put(next, id)
        else store.delete(id)
        return store.transaction
      }),
    // Tabs that only look wait for no other.
    all: () => use((store) => store.getAll(), 'readonly'),
    use,
  }
}
