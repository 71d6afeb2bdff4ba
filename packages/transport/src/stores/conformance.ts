import type { Envelope } from '../envelope.js'
import type { Store } from './store.js'

/** One kind of store, on a device of its own that has nothing yet. */
export interface Subject {
  /** As each page of the device opens it. The same name is the same store. */
  open(name: string): Store
  /** Whether the next page finds what this one has kept. Memory is of one page. */
  shared: boolean
}

const record = (id: string, more: Partial<Envelope> = {}): Envelope => ({
  id,
  revision: 1,
  body: `{"id":"${id}"}`,
  createdAt: 1_700_000_000_000,
  until: 1_700_000_000_000,
  ...more,
})

const same = (actual: unknown, expected: unknown, what: string): void => {
  const [is, wanted] = [actual, expected].map((value) => JSON.stringify(value))
  if (is !== wanted) throw new Error(`${what}: ${is} instead of ${wanted}`)
}

const byId = async (store: Store) => {
  const all = (await store.all()) as Envelope[]
  return all.sort((a, b) => (a.id < b.id ? -1 : 1))
}
const ids = async (store: Store) => (await byId(store)).map(({ id }) => id)
const put = async (store: Store, next: Envelope) => void (await store.edit(next.id, () => next))
const fails = async (work: () => unknown) => {
  try {
    await work()
    return false
  } catch {
    return true
  }
}

/** Every store of the outbox behaves so; a new one has to as well. Throws what is wrong; needs no test framework. */
export const behaviours: Readonly<Record<string, (subject: Subject) => Promise<void>>> = {
  'is empty at first': async ({ open }) => same(await open('a').all(), [], 'all'),

  'keeps what it is given, as it is given': async ({ open }) => {
    const store = open('a')
    const odd = record('odd', { body: '\u0000 "\\" \u2028 \ud83d\udc4d \ud800 é', epoch: 3, rejected: true })
    await put(store, odd)
    await put(store, record('plain'))
    same(await byId(store), [odd, record('plain')], 'all')
  },

  'shows a change what is there, and a new record nothing': async ({ open }) => {
    const store = open('a')
    const seen: unknown[] = []
    for (const revision of [1, 2])
      await store.edit('x', (old) => {
        seen.push(old ?? null)
        return record('x', { revision })
      })
    same(seen, [null, record('x')], 'seen')
    same(await byId(store), [record('x', { revision: 2 })], 'all')
  },

  'has made the change when it says so, and keeps the order of changes': async ({ open }) => {
    const store = open('a')
    const changes = [1, 2, 3].map((revision) => store.edit('x', () => record('x', { revision })))
    await Promise.all(changes)
    same(await byId(store), [record('x', { revision: 3 })], 'all')
  },

  'removes what is changed to nothing, and nothing else': async ({ open }) => {
    const store = open('a')
    await put(store, record('x'))
    await put(store, record('y'))
    await store.edit('x', () => undefined)
    await store.edit('never there', () => undefined)
    same(await ids(store), ['y'], 'ids')
  },

  'keeps 200 records, and finds each once': async ({ open }) => {
    const store = open('a')
    const all = Array.from({ length: 200 }, (_, index) => `${index}`.padStart(3, '0'))
    const kept = all.map((id) => Promise.resolve().then(() => put(store, record(id))))
    const failed = (await Promise.allSettled(kept)).filter(({ status }) => status === 'rejected').length
    // One that takes fewer says so.
    same((await ids(store)).length, all.length - failed, 'records')
    same(new Set(await ids(store)).size, all.length - failed, 'different records')
  },

  'keeps a record of 48 KiB': async ({ open }) => {
    const store = open('a')
    const large = record('large', { body: 'é'.repeat(49_152) })
    await put(store, large)
    same(await byId(store), [large], 'all')
  },

  'takes any text for an id': async ({ open }) => {
    const store = open('a')
    const odd = ['', ' ', ':', '__proto__', 'constructor', 'length', 'é\u0000']
    for (const id of odd) await put(store, record(id))
    same(await ids(store), odd.toSorted(), 'ids')
    for (const id of odd) await store.edit(id, () => undefined)
    same(await ids(store), [], 'ids left')
  },

  'is left as it was by a change that throws, and goes on': async ({ open }) => {
    const store = open('a')
    await put(store, record('x'))
    const change = () => {
      throw new Error('no')
    }
    same(await fails(() => store.edit('x', change)), true, 'fails')
    same(await byId(store), [record('x')], 'all')
    await put(store, record('y'))
    same(await ids(store), ['x', 'y'], 'ids')
  },

  'is another one under another name': async ({ open }) => {
    await put(open('a'), record('x'))
    same(await open('ab').all(), [], 'all')
    same(await open('A').all(), [], 'all')
  },

  'is the same for every page of the device, at once': async ({ open, shared }) => {
    const [one, two] = [open('a'), open('a')]
    await put(one, record('x'))
    same(await ids(two), shared ? ['x'] : [], 'ids')
    await two.edit('x', () => undefined)
    same(await ids(one), shared ? [] : ['x'], 'ids left')
  },

  'loses no change when pages change one record at the same time': async ({ open, shared }) => {
    const pages = [open('a'), open('a'), open('a')]
    const grow = (old: Envelope | undefined) => record('x', { revision: (old?.revision ?? 0) + 1 })
    await Promise.all(Array.from({ length: 30 }, async (_, index) => pages[index % 3]!.edit('x', grow)))
    same((await byId(pages[0]!))[0]!.revision, shared ? 30 : 10, 'revision')
  },

  'lets one of two take a lease': async ({ open, shared }) => {
    await put(open('a'), record('x', { until: 0 }))
    let taken = 0
    const take = (old: Envelope | undefined) => {
      if (!old || old.until) return old
      taken++
      return { ...old, until: 1 }
    }
    await Promise.all([open('a'), open('a')].map(async (page) => page.edit('x', take)))
    same(taken, shared ? 1 : 0, 'leases')
  },
}
