import type { SqliteDatabase, SqliteStatement } from 'kysely'
import Libsql from 'libsql'

const KEPT_STATEMENTS = 200

/**
 * The durable embedded engine: a file in WAL mode, where every commit is on disk before it returns
 * (https://www.sqlite.org/pragma.html#pragma_synchronous). It never waits for a lock by itself: waiting would block the
 * event loop, so `whenUnlocked` does it.
 */
export function openSqlite(file: string): SqliteDatabase {
  const database = new Libsql(file, { timeout: 0 })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  const statements = new Map<string, SqliteStatement>()

  function prepare(sql: string): SqliteStatement {
    // A failed commit may already have rolled back by itself; a second rollback would hide the first error.
    if (sql === 'rollback' && !database.inTransaction) return prepare('select 1')
    const kept = statements.get(sql)
    if (kept) return kept
    // The write lock is taken first: a transaction that reads and then writes could find its snapshot outdated half-way.
    const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql) as unknown as SqliteStatement
    if (statements.size >= KEPT_STATEMENTS) statements.clear()
    statements.set(sql, statement)
    return statement
  }

  return { prepare, close: () => void database.close() }
}
