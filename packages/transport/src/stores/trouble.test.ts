import { IDBFactory, IDBObjectStore as FakeObjectStore } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import type { Envelope } from '../envelope.js'
import { sharedState } from '../state.js'
import { fakeDevice } from '../testing/fake-device.js'
import { indexedDbStore } from './indexed-db.js'
import { createRecords } from './records.js'

const name = 'askwell:p:outbox'
const envelope = (id: string, more: Partial<Envelope> = {}): Envelope => ({
  id,
  revision: 1,
  body: '{}',
  createdAt: 1,
  epoch: 0,
  until: 0,
  ...more,
})

const setup = () => {
  const device = fakeDevice()
  const text = device.storage.items
  /** `reads` are the bodies that this version of the SDK can read. */
  const open = (reads = /^\{/) => {
    const { host, emit, listeners } = device.page(async () => new Response())
    const state = sharedState(host, name)
    const read = (value: unknown) => (reads.test((value as Envelope | undefined)?.body ?? '') ? (value as Envelope) : undefined)
    const [save, , all] = createRecords(host, name, read, state, () => {})
    const ids = async () => (await all()).map(({ id }) => id).toSorted()
    return { host, emit, listeners, state, save, all, ids }
  }
  const { host } = device.page(async () => new Response())
  const disk = indexedDbStore(host, name)
  const aside = indexedDbStore(host, `${name}:aside`)
  return { device, text, open, disk, aside }
}

/** A factory whose connections behave as `change` has it. */
const changed = (real: IDBFactory, change: (db: IDBDatabase) => void): IDBFactory =>
  Object.assign(Object.create(real) as IDBFactory, {
    open(name: string) {
      const request = real.open(name)
      request.addEventListener('success', () => change(request.result))
      return request
    },
  })

describe('IndexedDB in trouble', () => {
  test.each(['InvalidStateError', 'UnknownError', 'AbortError', 'null'])('fails once with %s: nobody notices', async (error) => {
    const { device, open } = setup()
    let times = 0
    device.indexedDB = changed(device.indexedDB, (db) => {
      if (++times > 1) return
      db.transaction = () => {
        throw error === 'null' ? null : new DOMException('', error)
      }
    })
    expect(await open().save(envelope('a'))).toBe('indexed-db')
    expect(times).toBe(2)
  })

  test('a transaction that is aborted at its end, as by a forced close, is done again', async () => {
    const { device, open } = setup()
    let times = 0
    device.indexedDB = changed(device.indexedDB, (db) => {
      const { transaction } = db
      db.transaction = (...rest) => {
        const started = transaction.apply(db, rest)
        const { objectStore } = started
        if (++times === 1)
          started.objectStore = (store) => {
            const found = objectStore.call(started, store)
            const { put } = found
            found.put = (...rest) => {
              const request = put.apply(found, rest)
              request.addEventListener('success', () => started.abort())
              return request
            }
            return found
          }
        return started
      }
    })
    const page = open()
    expect(await page.save(envelope('a'))).toBe('indexed-db')
    expect(await page.ids()).toEqual(['a'])
    expect(times).toBeGreaterThan(1)
  })

  test('a transaction under way is aborted when the page goes, and done again if it comes back', async () => {
    const { device, open } = setup()
    const ends: string[] = []
    device.indexedDB = changed(device.indexedDB, (db) => {
      const { transaction } = db
      db.transaction = (...rest) => {
        const started = transaction.apply(db, rest)
        for (const type of ['abort', 'complete']) started.addEventListener(type, () => ends.push(type))
        if (!ends[0]) queueMicrotask(() => page.emit('pagehide'))
        return started
      }
    })
    const page = open()
    expect(await page.save(envelope('a'))).toBe('indexed-db')
    expect(ends).toEqual(['abort', 'complete'])
    expect(await page.ids()).toEqual(['a'])
    // One that has ended is left alone.
    page.emit('pagehide')
    await device.idle()
    expect(page.listeners.size).toBe(0)
  })

  test('a disk that hangs costs 3 s once, however many records are to be removed from it', async () => {
    const { device, open, text } = setup()
    const page = open()
    device.indexedDB = { open: () => ({}) } as unknown as IDBFactory
    for (let count = 0; count < 20; count++) text[`${name}:${count}`] = JSON.stringify(envelope(`${count}`))
    page.state({ epoch: 1 })
    let read: unknown
    void page.ids().then((ids) => (read = ids))
    // Looking takes 3 s, too.
    await device.advance(6000)
    expect(read).toEqual([])
    expect(Object.keys(text)).toEqual([name])
  })

  test('a full disk leaves the answer in localStorage, and in memory', async () => {
    const { device, open, text } = setup()
    device.indexedDB = changed(device.indexedDB, (db) => {
      db.transaction = () => {
        throw new DOMException('', 'QuotaExceededError')
      }
    })
    const page = open()
    expect(await page.save(envelope('a'))).toBe('local-storage')
    delete text[`${name}:a`]
    expect(await page.ids()).toEqual(['a'])
  })

  test('what is cleared or evicted under an open page is still sent from its memory', async () => {
    const { device, open } = setup()
    const page = open()
    expect(await page.save(envelope('a'))).toBe('indexed-db')
    device.indexedDB = new IDBFactory()
    expect(await page.ids()).toEqual(['a'])
    expect(await page.ids()).toEqual(['a'])
  })

  test('never deletes a database, and never asks for a version', async () => {
    const { device, open } = setup()
    const opened: unknown[][] = []
    const real = device.indexedDB
    device.indexedDB = new Proxy(real, {
      get:
        (_, key) =>
        (...rest: unknown[]) => {
          opened.push([key, ...rest])
          return (real[key as 'open'] as (...rest: unknown[]) => unknown).apply(real, rest)
        },
    })
    const page = open()
    await page.save(envelope('a'))
    await page.all()
    expect(opened.length).toBeGreaterThan(1)
    for (const each of opened) expect(each).toEqual(['open', name])
  })
})

describe('localStorage', () => {
  test('takes 20 records and 262,144 characters in all, and then it is memory', async () => {
    const { device, open, text } = setup()
    device.indexedDB = undefined as unknown as IDBFactory
    const page = open()
    const body = `{${'x'.repeat(60_000)}}`
    for (const id of ['a', 'b', 'c', 'd']) expect(await page.save(envelope(id, { body }))).toBe('local-storage')
    expect(await page.save(envelope('e', { body }))).toBe('memory')
    expect(await page.save(envelope('f'))).toBe('local-storage')
    expect(Object.values(text).join('').length).toBeLessThan(262_144)
    expect(await page.ids()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })
})

describe('what can not be read', () => {
  const odd = { id: 'odd', blob: 'of the future' } as unknown as Envelope

  test('is moved out of the way, from the disk and from localStorage', async () => {
    const { open, disk, aside, text } = setup()
    await disk.edit('odd', () => odd)
    text[`${name}:torn`] = '{"id":'
    const page = open()
    await page.save(envelope('a'))
    expect(await page.ids()).toEqual(['a'])
    await vi.waitFor(() => expect(page.state().aside).toBe(true))
    expect(await disk.all()).toEqual([envelope('a')])
    expect(await aside.all()).toMatchObject([{ value: odd }])
    expect(JSON.parse(text[`${name}-aside:torn`]!)).toMatchObject({ value: '{"id":' })
    expect(Object.keys(text).filter((key) => key.startsWith(`${name}:`))).toEqual([])
  })

  test('is taken back by a version that can read it, once', async () => {
    const { open, disk, aside } = setup()
    await disk.edit('new', () => envelope('new', { body: '[]' }))
    const old = open()
    expect(await old.ids()).toEqual([])
    await vi.waitFor(() => expect(old.state().aside).toBe(true))
    // Shapes that are read are counted; the older version knew none.
    await aside.edit('new', (kept) => ({ ...kept!, shapes: 0 }) as Envelope)
    const next = open(/^[{[]/)
    await next.all()
    await vi.waitFor(() => expect(next.state().aside).toBeUndefined())
    expect(await next.ids()).toEqual(['new'])
    expect(await aside.all()).toEqual([])
  })

  test('is looked at no more by one that could not read it', async () => {
    const { open, disk } = setup()
    await disk.edit('odd', () => odd)
    const first = open()
    await first.all()
    await vi.waitFor(() => expect(first.state().aside).toBe(true))
    const looks = vi.fn(() => false)
    const again = open({ test: looks } as unknown as RegExp)
    await again.all()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(looks).not.toHaveBeenCalled()
    expect(again.state().aside).toBe(true)
  })

  test('goes when consent was withdrawn since', async () => {
    const { open, disk, aside } = setup()
    await disk.edit('odd', () => odd)
    const page = open()
    await page.all()
    await vi.waitFor(() => expect(page.state().aside).toBe(true))
    page.state({ epoch: 1 })
    await page.all()
    await vi.waitFor(() => expect(page.state().aside).toBeUndefined())
    expect(await aside.all()).toEqual([])
  })

  test('even by the browser does not keep the others from being read', async () => {
    const { open, disk, aside } = setup()
    await disk.edit('a', () => envelope('a'))
    await disk.edit('gone', () => envelope('gone'))
    const real = FakeObjectStore.prototype as IDBObjectStore
    const fails = (store: IDBObjectStore) => {
      store.transaction.abort()
      throw new DOMException('Failed to read large IndexedDB value', 'DataError')
    }
    const { getAll, get } = real
    let broken = true
    real.getAll = function (this: IDBObjectStore) {
      return broken && this.transaction.db.name === name ? fails(this) : getAll.call(this)
    }
    real.get = function (this: IDBObjectStore, key: IDBValidKey) {
      return broken && key === 'gone' && this.transaction.db.name === name ? fails(this) : get.call(this, key)
    }
    try {
      const page = open()
      expect(await page.ids()).toEqual([])
      await vi.waitFor(() => expect(page.state().aside).toBe(true))
      broken = false
      expect(await page.ids()).toEqual(['a'])
      expect(await aside.all()).toHaveLength(1)
    } finally {
      Object.assign(real, { getAll, get })
    }
  })
})
