import { promisifyRequest, type UseStore } from 'idb-keyval'
import type { OutboxHost } from '../host.js'
import { within } from '../within.js'
import type { Store } from './store.js'

const records = 'records'

/**
 * A connection that heals: gives up after 3 s, makes way for other versions, opens anew when it turns out dead, at most
 * three times a minute, and writes with strict durability
 * (https://w3c.github.io/IndexedDB/#transaction-durability-hint).
 */
export const indexedDbStore = (host: OutboxHost, name: string): Store => {
  let opening: Promise<IDBDatabase> | undefined
  let opened: number[] = []

  const open = async () => {
    const now = host.now()
    if (opened[3]! > now - 60_000) throw 0
    opened = [now, ...opened]
    const request = host.indexedDB().open(name)
    request.onupgradeneeded = () => request.result.createObjectStore(records)
    const db = await promisifyRequest(request)
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the connection is ours alone
    db.onversionchange = db.onclose = () => {
      opening = undefined
      db.close()
    }
    return db
  }

  // A connection dies silently, and says so as InvalidStateError, UnknownError, AbortError or null.
  const transact = async <T>(
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore) => T | PromiseLike<T>,
    again?: boolean,
  ): Promise<T> => {
    const connection = (opening ??= open())
    try {
      return await run((await connection).transaction(records, mode, { durability: 'strict' }).objectStore(records))
    } catch (error) {
      if (opening === connection) opening = undefined
      if (again) throw error
      return transact(mode, run, true)
    }
  }

  const use: UseStore = (mode, run) => within(host, 3000, transact(mode, run))

  return {
    edit: (id, change) =>
      use('readwrite', (store) => {
        const request = store.get(id)
        request.onsuccess = () => {
          const next = change(request.result)
          if (next) store.put(next, id)
          else store.delete(id)
        }
        return promisifyRequest(store.transaction)
      }),
    all: () => use('readonly', (store) => promisifyRequest(store.getAll())),
  }
}
