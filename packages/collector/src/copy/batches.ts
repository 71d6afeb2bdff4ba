import type { CollectorDatabase, Schema } from '../database/schema.js'

/** Responses are at most 512 KiB, most of them under one: a batch of the largest still fits the memory. */
const ROWS = 200

type Row = Schema['responses']

export interface Batch {
  project: string
  rows: Row[]
}

/** Runs a read or a write, as often as it takes. */
export type Attempt = <Result>(work: () => Promise<Result>) => Promise<Result>

/** All responses, project by project in the order of their ids, some at a time. */
export async function* readBatches(database: CollectorDatabase, attempt: Attempt = (work) => work()): AsyncGenerator<Batch> {
  const projects = await attempt(() => database.selectFrom('responses').select('project').distinct().execute())
  for (const { project } of projects) {
    let last = ''
    for (;;) {
      const query = database.selectFrom('responses').selectAll().where('project', '=', project).where('id', '>', last)
      const rows = await attempt(() => query.orderBy('id').limit(ROWS).execute())
      if (rows.length === 0) break
      yield { project, rows }
      last = rows.at(-1)!.id
    }
  }
}
