import type { Envelope } from '../envelope.js'

export type Change = (old: Envelope | undefined) => Envelope | undefined

/** Records by id. Each method may throw or reject. */
export interface Store {
  /** Reads and writes in one transaction; `undefined` removes. Resolves when it is durable. */
  edit(id: string, change: Change): unknown
  /** What is there, whatever it is. */
  all(): unknown[] | Promise<unknown[]>
}
