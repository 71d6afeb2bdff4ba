import { Kysely, SqliteAdapter, SqliteDialect, type DialectAdapter, type SqliteDatabase, type SqliteStatement } from 'kysely'
import Libsql from 'libsql'
import type { Engine, Statement } from './engine.js'
import type { CollectorDatabase, Schema } from './schema.js'

const KEPT_STATEMENTS = 200

interface SqliteFile extends SqliteDatabase {
  inTransaction(): boolean
  writeAtOnce(statements: readonly Statement[]): void
}

/**
 * The durable embedded engine: a file in WAL mode, where every commit is on disk before it returns
 * (https://www.sqlite.org/pragma.html#pragma_synchronous). It never waits for a lock by itself: waiting would block the
 * event loop, so `whenUnlocked` does it.
 */
function openFile(file: string): SqliteFile {
  const database = new Libsql(file, { timeout: 0 })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  // Pages of the log before they move into the file, 4 KiB each. Moving them stalls whoever waits for a commit, so seldom; but
  // a log that still grows costs 1.6 times as much a commit as one that is written again from its start, so not too seldom.
  database.pragma('wal_autocheckpoint = 4000')
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

  return {
    prepare,
    inTransaction: () => database.inTransaction,
    writeAtOnce(batch) {
      prepare('begin').run([])
      try {
        for (const { sql, parameters } of batch) prepare(sql).run(parameters)
        prepare('commit').run([])
      } catch (error) {
        if (database.inTransaction) prepare('rollback').run([])
        throw error
      }
    },
    close: () => void database.close(),
  }
}

/** Migrations are transactions here, too: a process that is killed half-way leaves nothing half made, and of two one waits. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

class Dialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new Adapter()
  }
}

/** Opens a file as it is, and creates it when missing; throws what libsql throws. */
export function openSqlite(file: string): CollectorDatabase {
  const opened = openFile(file)
  const database = new Kysely<Schema>({ dialect: new Dialect({ database: opened }) })
  const engine: Engine = {
    name: 'sqlite',
    place: file,
    async writeAtOnce(statements) {
      // Of a transaction that somebody else has open on the one connection, the end is waited for.
      if (opened.inTransaction()) await database.connection().execute(async () => opened.writeAtOnce(statements))
      else opened.writeAtOnce(statements)
    },
  }
  return Object.assign(database, { engine })
}
