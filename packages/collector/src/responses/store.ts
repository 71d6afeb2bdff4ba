import type { CollectorDatabase } from '../database/schema.js'
import { isTaken } from '../database/unavailable.js'
import type { IncomingResponse, StoreStatus } from './incoming.js'
import { newInserts } from './inserts.js'
import { replaceResponses } from './replace.js'
import { rowsOf } from './rows.js'

/** How long after a response that was there already others are expected to be, too: a herd sends again what it sent before. */
const WARY_MS = 5000

/** What becomes of each item beside what is kept, in order, and the items to write: the highest revision of each id. */
function judge(items: readonly IncomingResponse[], kept: ReadonlyMap<string, number>) {
  const latest = new Map(kept)
  const winners = new Map<string, IncomingResponse>()
  const statuses = items.map((item): StoreStatus => {
    const { id, revision } = item.response
    const before = latest.get(id) ?? 0
    if (revision <= before) return revision === before ? 'duplicate' : 'ignored'
    latest.set(id, revision)
    winners.set(id, item)
    return 'stored'
  })
  return { statuses, winners: [...winners.values()] }
}

const NOTHING: ReadonlyMap<string, number> = new Map()

/**
 * Keeps responses, and tells what became of each, in order. Idempotent by id and revision: the same again changes
 * nothing, a higher revision replaces, a lower one is ignored. Durable when it resolves; all or nothing.
 *
 * Nearly all are new. So they are inserted as if they were, in one round trip without a question before; a key that is
 * there already undoes the attempt, and then each is looked up.
 */
export function createStore(database: CollectorDatabase, project: string) {
  let waryUntil = 0

  async function storeNew(items: readonly IncomingResponse[]): Promise<StoreStatus[] | undefined> {
    const { statuses, winners } = judge(items, NOTHING)
    try {
      await database.engine.writeAtOnce(newInserts(database, rowsOf(project, winners)))
      return statuses
    } catch (error) {
      if (!isTaken(error)) throw error
      waryUntil = performance.now() + WARY_MS
      return undefined
    }
  }

  return async (items: readonly IncomingResponse[]): Promise<StoreStatus[]> => {
    const stored = performance.now() < waryUntil ? undefined : await storeNew(items)
    if (stored) return stored
    const ids = [...new Set(items.map(({ response }) => response.id))]
    const { statuses } = await replaceResponses(database, project, ids, (kept) => judge(items, kept))
    return statuses
  }
}
