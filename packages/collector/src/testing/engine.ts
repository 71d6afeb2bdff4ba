import { afterAll, beforeAll } from 'vitest'
import { startPostgres } from '../../../../scripts/postgres.mjs'

let address: string | undefined

/** The address of the server that tests of this file use; undefined while they use SQLite. */
export const postgresAddress = (): string | undefined => address

/** The collectors of all tests in this file keep their responses in PostgreSQL, in a server that ends with them. */
export function usePostgres(): void {
  let server: Awaited<ReturnType<typeof startPostgres>> | undefined
  beforeAll(async () => {
    server = await startPostgres()
    address = server.address()
  }, 240_000)
  afterAll(() => server?.remove())
}
