import type { Connection, PoolClient, Submittable } from 'pg'
import type { Statement } from './engine.js'

/** What a connection has prepared. */
const prepared = new WeakMap<Connection, Set<string>>()

/** A write takes milliseconds; one that takes this long is refused with 503. */
const TIMEOUT_MS = 10_000

const BEGIN: Statement = { name: 'askwell-begin', sql: 'begin', parameters: [] }
const COMMIT: Statement = { name: 'askwell-commit', sql: 'commit', parameters: [] }

function send(connection: Connection, { name, sql, parameters }: Statement) {
  const known = prepared.get(connection) ?? new Set()
  prepared.set(connection, known)
  if (!known.has(name)) connection.parse({ name, text: sql, types: [] }, true)
  known.add(name)
  connection.bind({ statement: name, values: parameters.map((value) => (value === null ? null : String(value))) }, true)
  connection.execute({ rows: 0 } as never, true)
}

/**
 * The statements as one transaction in one packet: one round trip, where a driver that waits for each answer has as many
 * as there are statements. After an error the server skips what is left, and the connection is in a failed transaction:
 * its owner closes it. https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export function writeBatch(client: PoolClient, statements: readonly Statement[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const nothing = () => {}
    const batch: Submittable & Record<string, unknown> = {
      query_timeout: TIMEOUT_MS,
      submit(connection) {
        connection.stream.cork()
        for (const statement of [BEGIN, ...statements, COMMIT]) send(connection, statement)
        connection.sync()
        connection.stream.uncork()
      },
      callback: (error?: unknown) => (error ? reject(error) : resolve()),
      handleError: (error: unknown) => reject(error),
      handleReadyForQuery: () => (batch['callback'] as () => void)(),
      handleParseComplete: nothing,
      handleRowDescription: nothing,
      handleDataRow: nothing,
      handleCommandComplete: nothing,
      handleEmptyQuery: nothing,
    }
    client.query(batch)
  })
}
