import type { Transaction } from 'kysely'
import type { CollectorDatabase, Schema } from '../database/schema.js'
import { isRaced } from '../database/unavailable.js'
import type { IncomingResponse } from './incoming.js'
import { rowsOf } from './rows.js'

const TRIES = 10
/** Rows in one statement: well under the 32,766 variables SQLite allows. */
const ROWS = 500

/** Another collector kept one of these responses meanwhile. */
class Overtaken extends Error {}

function chunks<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / ROWS) }, (_, index) => items.slice(index * ROWS, (index + 1) * ROWS))
}

/** The revisions that are kept, by id. */
export async function keptRevisions(
  database: CollectorDatabase | Transaction<Schema>,
  project: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const kept = new Map<string, number>()
  for (const some of chunks(ids)) {
    const rows = await database
      .selectFrom('responses')
      .select(['id', 'revision'])
      .where('project', '=', project)
      .where('id', 'in', some)
      .execute()
    for (const { id, revision } of rows) kept.set(id, revision)
  }
  return kept
}

async function upsert(database: Transaction<Schema>, rows: readonly Schema['responses'][]): Promise<void> {
  const written = await database
    .insertInto('responses')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['project', 'id'])
        .doUpdateSet((row) => ({
          revision: row.ref('excluded.revision'),
          survey: row.ref('excluded.survey'),
          complete: row.ref('excluded.complete'),
          occurred_at: row.ref('excluded.occurred_at'),
          received_at: row.ref('excluded.received_at'),
          body: row.ref('excluded.body'),
        }))
        .whereRef('excluded.revision', '>', 'responses.revision'),
    )
    .returning('id')
    .execute()
  if (written.length < rows.length) throw new Overtaken()
}

async function write(database: Transaction<Schema>, project: string, winners: readonly IncomingResponse[]): Promise<void> {
  const { responses, answers, choices } = rowsOf(project, winners)
  for (const some of chunks(responses)) await upsert(database, some)
  for (const table of ['answers', 'choices'] as const)
    for (const some of chunks(responses.map(({ id }) => id)))
      await database.deleteFrom(table).where('project', '=', project).where('response_id', 'in', some).execute()
  for (const some of chunks(answers)) await database.insertInto('answers').values(some).execute()
  for (const some of chunks(choices)) await database.insertInto('choices').values(some).execute()
}

/**
 * Keeps, in one transaction, what `choose` takes of what it is told is kept already, and gives what it says. Asks again
 * when another collector was faster.
 */
export async function replaceResponses<Choice extends { winners: readonly IncomingResponse[] }>(
  database: CollectorDatabase,
  project: string,
  ids: readonly string[],
  choose: (kept: ReadonlyMap<string, number>) => Choice,
): Promise<Choice> {
  for (let attempt = 1; ; attempt++)
    try {
      return await database.transaction().execute(async (transaction) => {
        const choice = choose(await keptRevisions(transaction, project, ids))
        await write(transaction, project, choice.winners)
        return choice
      })
    } catch (error) {
      if (attempt === TRIES || !(error instanceof Overtaken || isRaced(error))) throw error
    }
}
