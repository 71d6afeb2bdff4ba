import { promisifyRequest } from 'idb-keyval'
import type { OutboxHost } from '../host.js'
import { within } from '../within.js'
import type { Store } from './store.js'

/**
 * A connection of its own for each transaction: one that is kept dies silently, and is in the way of other versions.
 * Gives up after 3 s, and writes with strict durability (https://w3c.github.io/IndexedDB/#transaction-durability-hint).
 */
export const indexedDbStore = (host: OutboxHost, name: string): Store => {
  const transact = async <T>(run: (store: IDBObjectStore) => Promise<T>) => {
    const request = host.indexedDB.open(name)
    request.onupgradeneeded = () => request.result.createObjectStore('records')
    const db = await promisifyRequest(request)
    const done = run(db.transaction('records', 'readwrite', { durability: 'strict' }).objectStore('records'))
    // Once the transaction has ended.
    db.close()
    return done
  }
  const use = <T>(run: (store: IDBObjectStore) => Promise<T>) => within(host, 3000, transact(run))

  return {
    edit: (id, change) =>
      use((store) => {
        const request = store.get(id)
        request.onsuccess = () => {
          const next = change(request.result)
          if (next) store.put(next, id)
          else store.delete(id)
        }
        return promisifyRequest(store.transaction)
      }),
    all: () => use((store) => promisifyRequest(store.getAll())),
  }
}
