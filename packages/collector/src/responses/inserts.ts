import type { Statement } from '../database/engine.js'
import type { CollectorDatabase, Schema } from '../database/schema.js'
import type { Rows } from './rows.js'

type Table = keyof Schema

/** Parents before what hangs on them. */
const TABLES: readonly Table[] = ['responses', 'answers', 'choices']

/**
 * Rows in one statement: a power of two, so that groups of any size are written by ten statements for each table, which
 * stay prepared. 256 rows are well under the 32,766 variables SQLite allows.
 */
const MOST_ROWS = 256

const texts = new WeakMap<CollectorDatabase, Map<string, string>>()

function textOf(database: CollectorDatabase, table: Table, name: string, row: Schema[Table], count: number): string {
  const known = texts.get(database) ?? new Map<string, string>()
  texts.set(database, known)
  const kept = known.get(name)
  if (kept !== undefined) return kept
  const { sql } = database
    .insertInto(table)
    .values(Array.from({ length: count }, () => row))
    .compile()
  known.set(name, sql)
  return sql
}

function* insertsInto(database: CollectorDatabase, table: Table, rows: readonly Schema[Table][]): Generator<Statement> {
  let size = MOST_ROWS
  for (let start = 0; start < rows.length; start += size) {
    while (size > rows.length - start) size /= 2
    const name = `askwell-${table}-${size}`
    const some = rows.slice(start, start + size)
    const parameters = some.flatMap((row) => Object.values(row) as Statement['parameters'])
    yield { name, sql: textOf(database, table, name, some[0]!, size), parameters }
  }
}

/** Statements that insert rows whose keys are not there yet. */
export const insertsOf = (database: CollectorDatabase, rows: Rows): Statement[] =>
  TABLES.flatMap((table) => [...insertsInto(database, table, rows[table])])
