import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AskwellError } from '@askwell/core'
import { migrate } from './migrate.js'
import { isPostgresAddress } from './postgres-address.js'
import { openPostgres } from './postgres.js'
import type { CollectorDatabase } from './schema.js'
import { openSqlite } from './sqlite.js'
import { whyNot } from './why-not.js'

const cannotOpen = (place: string, cause: unknown) =>
  new AskwellError('storage', `cannot open ${place}: ${whyNot(cause)}`, { cause })

async function upToDate(database: CollectorDatabase): Promise<CollectorDatabase> {
  try {
    await migrate(database)
    return database
  } catch (error) {
    await database.destroy()
    throw cannotOpen(database.engine.place, error)
  }
}

/** Opens a file of SQLite, created when missing, and brings its tables up to date. Throws `AskwellError` `storage`. */
export async function openFile(file: string): Promise<CollectorDatabase> {
  let database: CollectorDatabase
  try {
    database = openSqlite(file)
  } catch (error) {
    throw cannotOpen(file, error)
  }
  return upToDate(database)
}

/**
 * Opens `postgres://user:password@host/database`, or `askwell.db` in a directory, creating both, and brings its tables up
 * to date. Throws `AskwellError`: `bad-option` for an address it cannot read, `storage` when it cannot open it.
 */
export async function openDatabase(where: string): Promise<CollectorDatabase> {
  if (isPostgresAddress(where) || where.includes('://')) return upToDate(openPostgres(where))
  const file = join(where, 'askwell.db')
  try {
    mkdirSync(where, { recursive: true })
  } catch (error) {
    throw cannotOpen(file, error)
  }
  return openFile(file)
}
