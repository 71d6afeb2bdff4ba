import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AskwellError } from '@askwell/core'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { migrations } from './migrations.js'
import type { CollectorDatabase, Schema } from './schema.js'
import { openSqlite } from './sqlite.js'

const cannotOpen = (file: string, cause: unknown) =>
  new AskwellError('storage', `cannot open ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })

/** Opens `askwell.db` in `dataDir`, creating both, and brings its tables up to date. Throws `AskwellError` `storage`. */
export async function openDatabase(dataDir: string): Promise<CollectorDatabase> {
  const file = join(dataDir, 'askwell.db')
  let database: CollectorDatabase
  try {
    mkdirSync(dataDir, { recursive: true })
    database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: openSqlite(file) }) })
  } catch (error) {
    throw cannotOpen(file, error)
  }
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return database
  await database.destroy()
  throw cannotOpen(file, error)
}
