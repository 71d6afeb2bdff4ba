import type { Context } from 'hono'
import type { CollectorDatabase } from './database/schema.js'
import { whenUnlocked } from './database/unavailable.js'
import { unavailable } from './problem.js'

/** A project that no collector can have, for a row that nobody ever sees. */
const PROBE = { project: '/readyz', response_id: '', question: '', survey: '', type: '', scale: 0, value: null }
/** Probes of one second share one commit. */
const KEEP_MS = 1000

async function commits(database: CollectorDatabase): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.insertInto('answers').values(PROBE).execute()
    await transaction.deleteFrom('answers').where('project', '=', PROBE.project).execute()
  })
}

/** `GET /readyz`: 200 when the database can commit right now, 503 when it can't. */
export function serveReady(database: CollectorDatabase, lockWaitMs: number) {
  let last: Promise<boolean> | undefined
  let lastAt = -Infinity
  return async (context: Context): Promise<Response> => {
    if (!last || performance.now() - lastAt > KEEP_MS) {
      lastAt = performance.now()
      last = whenUnlocked(() => commits(database), lockWaitMs).then(
        () => true,
        () => false,
      )
    }
    context.header('Cache-Control', 'no-store')
    if (await last) return context.json({ status: 'ready' })
    return unavailable(context, 'not_ready', 'The database cannot commit now.', 2)
  }
}
