import { keyOf, newer, type Envelope } from '../envelope.js'
import type { OutboxHost } from '../host.js'
import type { SharedState } from '../state.js'
import type { Stored } from '../types.js'
import { indexedDbStore } from './indexed-db.js'
import type { Change } from './store.js'
import { textStore } from './text.js'

/**
 * Three stores as one: IndexedDB, then localStorage, then memory, which has this page's own and is the last resort.
 *
 * @param looked Whether the disk could be read, each time; not where there is none.
 */
export const createRecords = (
  host: OutboxHost,
  name: string,
  open: (value: unknown) => Envelope | undefined,
  state: SharedState,
  looked: (well: boolean) => void,
) => {
  const prefix = `${name}:`
  const disk = indexedDbStore(host, name, () => (failed = true))
  const local = textStore(host, prefix, 20)
  const memory = textStore({ localStorage: {} }, prefix, Infinity)
  const delivered = new Set<string>()
  let failed: boolean | undefined

  /**
   * What is synchronous in `work` has been done when this returns. That localStorage has no room, or isn't there, says
   * nothing of what the disk has.
   */
  const attempt = async (work: () => unknown, store?: unknown) => {
    try {
      await work()
      return true
    } catch {
      failed ||= store !== local
    }
    return false
  }

  /** Neither delivered nor from before consent was withdrawn. */
  const isWanted = (envelope: Envelope) => !(delivered.has(keyOf(envelope)) || envelope.epoch! < state().epoch!)

  /**
   * Keeps a record on the first store that will have it, and says which. While the disk is at it, localStorage has it:
   * what IndexedDB has begun when the page goes away is lost, what localStorage has isn't. One that is `refused` is only
   * in memory.
   */
  const save = async (envelope: Envelope, refused?: unknown): Promise<Stored> => {
    const { id, revision } = envelope
    const change: Change = (old) => newer(old, envelope)
    let stored: Stored = 'memory'
    if (refused) failed = true
    else {
      state({ mark: id + revision })
      const spilled = attempt(() => local.edit(id, change), local)
      if (await attempt(() => disk.edit(id, change))) {
        stored = 'indexed-db'
        void attempt(() => local.edit(id, (old) => (old && old.revision > revision ? old : undefined)), local)
      } else if (await spilled) stored = 'local-storage'
    }
    memory.edit(id, change)
    return stored
  }

  /** Changes a record wherever it is, or removes it when it isn't wanted. */
  const edit = async (id: string, change: (old: Envelope) => Envelope | undefined) => {
    // As in `read`: what was saved and isn't there, another tab has delivered.
    let there: unknown
    for (const store of [disk, local, memory])
      await attempt(
        () =>
          store.edit(id, (old) => {
            there ||= store === memory ? failed : old
            return there && old && isWanted(old) ? change(old) : undefined
          }),
        store,
      )
  }

  /** Every record once, in its highest revision. */
  const read = async (): Promise<Envelope[]> => {
    let { mark, aside } = state()
    const found = new Map<string, Envelope>()
    const removals: Promise<void>[] = []
    // First, for all of these have been saved before the others are read.
    const own = memory.all()
    for (const store of [local, disk, memory]) {
      const well = await attempt(async () => {
        for (const each of (store === memory ? own : await store.all()).map(open))
          if (each) {
            // What was saved and isn't there, another tab has delivered; but a full disk forgets what it said it kept.
            if (!failed && own.includes(each) && !found.has(each.id)) delivered.add(keyOf(each))
            if (!isWanted(each)) removals.push(edit(each.id, (old) => old))
            else if ((found.get(each.id)?.revision || 0) < each.revision) found.set(each.id, each)
          } else aside = true
      }, store)
      if (store === disk && (await attempt(() => host.indexedDB.open))) looked(well)
    }
    // All at once: a disk that hangs takes 3 s for each.
    await Promise.all(removals)
    if (aside || failed) void attempt(async () => (await import('./aside.js')).aside(host, name, open, state, indexedDbStore))
    const list = [...found.values()]
    // What a store that failed has is unknown. Another tab marks anew when it saves.
    if (mark === state().mark) state({ mark: failed || list.some(({ rejected }) => !rejected) })
    return list
  }

  return [save, edit, read, isWanted, delivered, memory] as const
}

export type Records = ReturnType<typeof createRecords>
