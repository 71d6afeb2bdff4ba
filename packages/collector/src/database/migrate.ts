import { Migrator } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrations } from './migrations.js'
import type { CollectorDatabase } from './schema.js'
import { codeOf, isRaced, isTaken, isUnavailable } from './unavailable.js'

const TRIES = 50
const ALREADY_THERE = /^(?:42P07|42710)$/

/** Another collector is doing the same at this moment. Of a server that is away, only what a file says: it is locked. */
const isRace = (error: unknown, { engine }: CollectorDatabase): boolean =>
  isTaken(error) || isRaced(error) || ALREADY_THERE.test(codeOf(error)) || (engine.name === 'sqlite' && isUnavailable(error))

/** Brings the tables up to date. Any number of collectors may start at once: who comes second finds it done. */
export async function migrate(database: CollectorDatabase): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } })
  for (let attempt = 1; ; attempt++) {
    const { error } = await migrator.migrateToLatest()
    if (!error) return
    if (attempt === TRIES || !isRace(error, database)) throw error
    await sleep(20 + Math.random() * 50)
  }
}
