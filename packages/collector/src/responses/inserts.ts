import type { Statement } from '../database/engine.js'
import type { CollectorDatabase, Schema } from '../database/schema.js'
import type { Rows } from './rows.js'

type Table = keyof Schema
type Texts = Map<string, string>

/**
 * Rows in one statement: a power of two, so that groups of any size are written by nine statements for each table, which
 * are built once and stay prepared. 256 rows are well under the 32,766 variables SQLite allows.
 */
const MOST_ROWS = 256

const texts = new WeakMap<CollectorDatabase, Texts>()

function textsOf(database: CollectorDatabase): Texts {
  const known = texts.get(database) ?? new Map<string, string>()
  texts.set(database, known)
  return known
}

const inserting = (database: CollectorDatabase, table: Table, row: Schema[Table], count: number) =>
  database.insertInto(table).values(Array.from({ length: count }, () => row))

/** Gives back the ids that were written: those that were not there, and those that were in a lower revision. */
const upserting = (database: CollectorDatabase, row: Schema['responses'], count: number) =>
  database
    .insertInto('responses')
    .values(Array.from({ length: count }, () => row))
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

function inPowers<Row extends Schema[Table]>(
  known: Texts,
  kind: string,
  rows: readonly Row[],
  build: (row: Row, count: number) => { compile(): { sql: string } },
): Statement[] {
  const statements: Statement[] = []
  let size = MOST_ROWS
  for (let start = 0; start < rows.length; start += size) {
    while (size > rows.length - start) size /= 2
    const name = `askwell-${kind}-${size}`
    const sql = known.get(name) ?? build(rows[start]!, size).compile().sql
    known.set(name, sql)
    const parameters = rows.slice(start, start + size).flatMap((row) => Object.values(row) as Statement['parameters'])
    statements.push({ name, sql, parameters })
  }
  return statements
}

const insertsInto = (database: CollectorDatabase, table: Table, rows: readonly Schema[Table][]): Statement[] =>
  inPowers(textsOf(database), table, rows, (row, count) => inserting(database, table, row, count))

export const answerInserts = (database: CollectorDatabase, { answers, choices }: Rows): Statement[] => [
  ...insertsInto(database, 'answers', answers),
  ...insertsInto(database, 'choices', choices),
]

/** Inserts of rows whose keys are not there yet. */
export const newInserts = (database: CollectorDatabase, rows: Rows): Statement[] => [
  ...insertsInto(database, 'responses', rows.responses),
  ...answerInserts(database, rows),
]

export const responseUpserts = (database: CollectorDatabase, { responses }: Rows): Statement[] =>
  inPowers(textsOf(database), 'upsert', responses, (row, count) => upserting(database, row, count))
