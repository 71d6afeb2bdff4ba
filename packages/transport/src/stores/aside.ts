// A chunk of its own: only where something can't be read, or a store has failed.
import type { Envelope } from '../envelope.js'
import type { OutboxHost } from '../host.js'
import type { SharedState } from '../state.js'
import type { IndexedDbStore, indexedDbStore } from './indexed-db.js'
import type { Store } from './store.js'

/** Which shapes of records this version reads: one more with each new one, so that what older versions left is tried again. */
const shapes = 1

/** What nobody could read so far, as it was. */
interface Kept {
  value: unknown
  /** What the last one who tried could read. */
  shapes: number
  /** Of the consent under which it was there. */
  epoch: number
}

/** A store, and the place beside it where it is out of the way: what is there costs no read. */
interface Shelf {
  store: Pick<Store, 'edit'>
  /** Keys of the records that may be unreadable. */
  keys(): Promise<string[]>
  get(key: string): Promise<unknown>
  /** What can't be read even by the browser. */
  discard(key: string): Promise<unknown>
  keptKeys(): Promise<string[]>
  kept(key: string): Promise<Kept>
  /** Removes it when there is nothing to keep. */
  keep(key: string, kept?: Kept): Promise<unknown>
}

type Open = (value: unknown) => Envelope | undefined

const write = (use: IndexedDbStore['use'], key: string, value?: unknown) =>
  use((store) => {
    if (value) store.put(value, key)
    else store.delete(key)
    return store.transaction
  })

const keysOf = (use: IndexedDbStore['use']) => use((store) => store.getAllKeys()) as Promise<string[]>

/** The disk has a database of its own for them: the layout of the one with the records stays as it is. */
const diskShelf = (host: OutboxHost, name: string, open: Open, create: typeof indexedDbStore): Shelf => {
  const store = create(host, name, () => {})
  const { use, all } = store
  const aside = create(host, `${name}:aside`, () => {}).use
  return {
    store,
    async keys() {
      const values = await Promise.resolve(all()).catch(() => [undefined])
      return values.every(open) ? [] : keysOf(use)
    },
    get: (key) => use((records) => records.get(key)),
    discard: (key) => write(use, key),
    keptKeys: () => keysOf(aside),
    kept: (key) => aside((records) => records.get(key)),
    keep: (key, kept) => write(aside, key, kept),
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const textShelf = ({ localStorage: texts }: OutboxHost, name: string): Shelf => {
  const prefix = `${name}:`
  const aside = `${name}-aside:`
  const keysAt = async (start: string) =>
    Object.keys(texts).flatMap((key) => (key.startsWith(start) ? key.slice(start.length) : []))
  const set = (key: string, value: unknown) => {
    if (value) texts[key] = JSON.stringify(value)
    else delete texts[key]
  }
  return {
    store: { edit: (id, change) => set(prefix + id, change(parsed(texts[prefix + id] ?? 'null') as Envelope)) },
    keys: () => keysAt(prefix),
    get: async (key) => parsed(texts[prefix + key] ?? 'null'),
    discard: async (key) => set(prefix + key, undefined),
    keptKeys: () => keysAt(aside),
    kept: async (key) => parsed(texts[aside + key]!) as Kept,
    keep: async (key, kept) => set(aside + key, kept),
  }
}

/** What the browser has lost of a record: it stays lost (https://crbug.com/40826127). */
const isGone = (cause: unknown) => ['DataError', 'NotReadableError'].includes((cause as Error | null)?.name ?? '')

/** Takes back what this version can read, then sets aside what it can't. True when something is left there. */
async function sort({ store, ...shelf }: Shelf, open: Open, epoch: number): Promise<boolean> {
  let left = false
  for (const key of await shelf.keptKeys()) {
    const kept = await shelf.kept(key)
    const tried = kept?.shapes >= shapes
    if (!(kept?.epoch >= epoch)) await shelf.keep(key)
    else if (!tried && open(kept.value)) {
      await store.edit(key, (old) => old ?? (kept.value as Envelope))
      await shelf.keep(key)
    } else {
      left = true
      if (!tried) await shelf.keep(key, { ...kept, shapes })
    }
  }
  for (const key of await shelf.keys()) {
    let remove: () => unknown = () => store.edit(key, (old) => (old && open(old) ? old : undefined))
    let value: unknown
    try {
      value = await shelf.get(key)
    } catch (error) {
      if (!isGone(error)) continue
      remove = () => shelf.discard(key)
    }
    if (open(value)) continue
    await shelf.keep(key, { value, epoch, shapes })
    await remove()
    left = true
  }
  return left
}

const sorted = new WeakMap<SharedState, number>()

/**
 * Moves what can't be read out of the way, where a newer version finds it, and takes back what an older one has left
 * there. Once for each outbox, and again after consent was withdrawn: what is from before goes.
 */
export const aside = async (
  host: OutboxHost,
  name: string,
  open: Open,
  state: SharedState,
  create: typeof indexedDbStore,
): Promise<void> => {
  const epoch = state().epoch ?? 0
  if (sorted.get(state) === epoch) return
  sorted.set(state, epoch)
  const shelves = [() => diskShelf(host, name, open, create), () => textShelf(host, name)]
  const left = await Promise.all(
    shelves.map(async (make) => {
      try {
        return await sort(make(), open, epoch)
      } catch {
        // A store that fails, fails here as well: what it has is unknown.
        return state().aside
      }
    }),
  )
  const next = left.some(Boolean)
  if (next !== !!state().aside) state({ aside: next || undefined })
}
