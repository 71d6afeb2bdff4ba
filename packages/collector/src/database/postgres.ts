import { Kysely, PostgresAdapter, PostgresDialect, type DialectAdapter } from 'kysely'
import { Pool, types } from 'pg'
import type { Engine } from './engine.js'
import { checkPostgresAddress, placeOf } from './postgres-address.js'
import { writeBatch } from './postgres-batch.js'
import type { CollectorDatabase, Schema } from './schema.js'

const INT8 = 20
const NUMERIC = 1700

/** Counts and instants fit a number: the driver gives them as texts, since others' might not. */
const asNumbers = {
  getTypeParser: ((id: number, format?: 'text') =>
    id === INT8 || id === NUMERIC ? Number : types.getTypeParser(id, format)) as typeof types.getTypeParser,
}

/** No lock around migrations: advisory locks are not known to every engine, and who loses the race tries again. */
class UnlockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock() {}
  override async releaseMigrationLock() {}
}

class Dialect extends PostgresDialect {
  override createAdapter(): DialectAdapter {
    return new UnlockedAdapter()
  }
}

/** A small pool of connections to PostgreSQL, or what speaks its protocol. Connects when it is first used. */
export function openPostgres(address: string): CollectorDatabase {
  const url = checkPostgresAddress(address)
  const pool = new Pool({
    connectionString: address,
    application_name: 'askwell-collector',
    max: 8,
    connectionTimeoutMillis: 3000,
    // Of a server that is there but does not answer: better a 503 than a request that hangs.
    statement_timeout: 30_000,
    query_timeout: 32_000,
    keepAlive: true,
    types: asNumbers,
  })
  // A connection that breaks while nobody waits for its answer ends no process: the next query fails, or has another one.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  const database = new Kysely<Schema>({ dialect: new Dialect({ pool }) })
  const engine: Engine = {
    name: 'postgres',
    place: placeOf(url),
    async writeAtOnce(statements) {
      const client = await pool.connect()
      try {
        await writeBatch(client, statements)
      } catch (error) {
        client.release(true)
        throw error
      }
      client.release()
    },
  }
  return Object.assign(database, { engine })
}
