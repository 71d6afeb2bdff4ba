import { keyOf, type Envelope } from '../envelope.js'
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
  const saved = new Set<string>()
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

  /**
   * Keeps a record on the first store that will have it, and says which. While the disk is at it, localStorage has it:
   * what IndexedDB has begun when the page goes away is lost, what localStorage has isn't.
   */
  const save = async (envelope: Envelope, change: Change, memoryOnly?: boolean): Promise<Stored> => {
    const { id, revision } = envelope
    memory.edit(id, change)
    if (memoryOnly) return 'memory'
    const spilled = attempt(() => local.edit(id, change))
    const stored = await attempt(() => disk.edit(id, change))
    if (stored) void attempt(() => local.edit(id, (old) => (old && old.revision > revision ? old : undefined)))
    else if (!(await spilled)) return 'memory'
    saved.add(keyOf(envelope))
    return stored ? 'indexed-db' : 'local-storage'
  }

  /** Changes a record wherever it is. */
  const edit = async (id: string, change: Change) => {
    for (const store of [disk, local, memory]) await attempt(() => store.edit(id, change))
  }

  /** Every record once, in its highest revision. */
  const read = async (): Promise<Envelope[]> => {
    const found = new Map<string, Envelope>()
    const see = (each: Envelope) => {
      const seen = found.get(each.id)
      if (!seen || seen.revision < each.revision) found.set(each.id, each)
    }
    const own = memory.all() as Envelope[]
    const gone = new Set(saved)
    for (const store of [local, disk])
      await attempt(async () => {
        for (const each of (await store.all()).map(open))
          if (each) {
            see(each)
            gone.delete(keyOf(each))
          }
      })
    // What was saved and isn't there, another tab has delivered; but a full disk forgets what it said it kept.
    for (const each of own)
      if (failed || !gone.has(keyOf(each))) see(each)
      else memory.edit(each.id, () => undefined)
    return [...found.values()]
  }

  /** `failed`: something went wrong, so what isn't there may be there all the same. */
  return [save, edit, read, attempt, () => failed] as const
}
