import type { Envelope } from '../envelope.js'
import type { Stored } from '../types.js'
import type { Change, Store } from './store.js'
import type { TextStore } from './text.js'

/** Three stores as one: `disk`, then `local`, then `memory`, which has this page's own and is the last resort. */
export const createLadder = (
  disk: Store,
  local: TextStore,
  memory: TextStore,
  open: (value: unknown) => Envelope | undefined,
) => {
  let failed: boolean | undefined

  /** What is synchronous in `work` has been done when this returns. */
  const attempt = async (work: () => unknown) => {
    try {
      await work()
      return true
    } catch {
      return !(failed = true)
    }
  }

  return {
    attempt,
    /** Keeps a record on the first store that will have it, and says which. */
    async save({ id, revision }: Envelope, change: Change, memoryOnly?: boolean): Promise<Stored> {
      memory.edit(id, change)
      for (const store of memoryOnly ? [] : [disk, local])
        if (await attempt(() => store.edit(id, change))) {
          if (store === disk) void attempt(() => local.edit(id, (old) => (old && old.revision > revision ? old : undefined)))
          memory.edit(id, (old) => (old?.revision === revision ? { ...old, saved: true } : old))
          return store.name
        }
      return memory.name
    },
    /** Changes a record wherever it is. */
    async edit(id: string, change: Change) {
      for (const store of [disk, local, memory]) await attempt(() => store.edit(id, change))
    },
    /** Every record once, in its highest revision, and whether that is all there is. */
    async read(): Promise<[found: Map<string, Envelope>, all: boolean]> {
      const found = new Map<string, Envelope>()
      const own = memory.all() as Envelope[]
      // After any failure a full disk may have forgotten what it said it kept.
      for (const each of own) if (failed || !each.saved) found.set(each.id, each)
      let all = true
      for (const store of [local, disk])
        all =
          (await attempt(async () => {
            for (const value of await store.all()) {
              const each = open(value)
              if (each && !(found.get(each.id)?.revision! > each.revision)) found.set(each.id, each)
            }
          })) && all
      // What was saved and is gone, another tab has delivered.
      for (const { id, saved } of own) if (saved && !found.has(id)) memory.edit(id, () => undefined)
      return [found, all]
    },
    clear: () => Promise.all([disk, local, memory].map((store) => attempt(() => store.clear()))),
  }
}

export type Ladder = ReturnType<typeof createLadder>
