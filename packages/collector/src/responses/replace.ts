import { CompiledQuery, type Transaction } from 'kysely'
import type { Statement } from '../database/engine.js'
import type { CollectorDatabase, Schema } from '../database/schema.js'
import { isRaced } from '../database/unavailable.js'
import type { IncomingResponse } from './incoming.js'
import { answerInserts, responseUpserts } from './inserts.js'
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

async function write(
  database: CollectorDatabase,
  transaction: Transaction<Schema>,
  project: string,
  winners: readonly IncomingResponse[],
): Promise<void> {
  const rows = rowsOf(project, winners)
  const run = ({ sql, parameters }: Statement) => transaction.executeQuery(CompiledQuery.raw(sql, [...parameters]))
  let written = 0
  for (const statement of responseUpserts(database, rows)) written += (await run(statement)).rows.length
  if (written < winners.length) throw new Overtaken()
  for (const table of ['answers', 'choices'] as const)
    for (const some of chunks(rows.responses.map(({ id }) => id)))
      await transaction.deleteFrom(table).where('project', '=', project).where('response_id', 'in', some).execute()
  for (const statement of answerInserts(database, rows)) await run(statement)
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
        await write(database, transaction, project, choice.winners)
        return choice
      })
    } catch (error) {
      if (attempt === TRIES || !(error instanceof Overtaken || isRaced(error))) throw error
    }
}
