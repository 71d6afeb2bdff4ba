const isDone = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error!))
  })

const nameOf = async (project: string) => {
  const all = await indexedDB.databases()
  return all.find(({ name }) => name!.includes(project))!.name!
}

/** The project's own records, past the outbox. */
async function inRecords<T>(project: string, run: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const db = await isDone(indexedDB.open(await nameOf(project)))
  const [name] = db.objectStoreNames
  const result = await run(db.transaction(name!, 'readwrite').objectStore(name!))
  db.close()
  return result
}

const held = new Map<string, IDBDatabase>()
const opened = IDBFactory.prototype.open

export const storageFaults = {
  /** Begins an upgrade of the project's database that goes on until `release`. */
  occupy(project: string) {
    const request = indexedDB.open(`askwell:${project}:outbox`)
    return new Promise<void>((resolve) => {
      request.onupgradeneeded = () => {
        const store = request.result.createObjectStore('records')
        held.set(project, request.result)
        const again = () => {
          if (held.has(project)) store.get('x').onsuccess = again
        }
        again()
        resolve()
      }
      request.onsuccess = () => request.result.close()
    })
  },
  /** Opens the database and never lets go of it, whatever it is asked. */
  async hold(project: string) {
    held.set(project, await isDone(indexedDB.open(await nameOf(project))))
  },
  release(project: string) {
    const db = held.get(project)
    held.delete(project)
    // An upgrade ends by itself.
    try {
      db?.close()
    } catch {}
  },
  /** Asks for the database's deletion; resolves when somebody is in the way of it, or when it is done. */
  async remove(project: string) {
    const request = indexedDB.deleteDatabase(await nameOf(project))
    return new Promise<string>((resolve) => {
      request.onblocked = () => resolve('blocked')
      request.onsuccess = () => resolve('done')
    })
  },
  clearStorage: async (project: string) => {
    localStorage.clear()
    return storageFaults.remove(project)
  },
  /** The next so many openings give a connection that is closed already, or fail. */
  breakOpening(times: number, how: 'closed' | 'UnknownError') {
    IDBFactory.prototype.open = function (...values) {
      if (times-- <= 0) IDBFactory.prototype.open = opened
      const request = opened.apply(this, values)
      if (how === 'closed') request.addEventListener('success', () => request.result.close())
      else {
        request.addEventListener('success', (event) => {
          event.stopImmediatePropagation()
          request.result.close()
          Object.defineProperty(request, 'error', { value: new DOMException('dead', how) })
          request.dispatchEvent(new Event('error'))
        })
      }
      return request
    }
  },
  removeApi: (name: 'indexedDB' | 'localStorage') =>
    void Object.defineProperty(window, name, { configurable: true, get: () => undefined }),
  throwFromApi: (name: 'indexedDB' | 'localStorage') =>
    void Object.defineProperty(window, name, {
      configurable: true,
      get: () => {
        throw new DOMException('no', 'SecurityError')
      },
    }),
  /** Writes records as they are, in both stores. */
  async corrupt(project: string, records: unknown[]) {
    await inRecords(project, async (store) => {
      for (const [index, record] of records.entries()) await isDone(store.put(record, `bad-${index}`))
    })
    localStorage[`askwell:${project}:outbox:bad-text`] = '{"id":"bad-text","revi'
  },
  /** Copies the one record that is there, under other ids. */
  async multiply(project: string, id: string, ids: string[]) {
    await inRecords(project, async (store) => {
      const one = JSON.stringify(await isDone(store.get(id)))
      for (const other of ids) store.put(JSON.parse(one.replaceAll(id, other)), other)
      await new Promise((resolve) => store.transaction.addEventListener('complete', resolve))
    })
  },
}
