import { setTimeout as sleep } from 'node:timers/promises'

// Primary result codes, https://www.sqlite.org/rescode.html
const BUSY = 5
const LOCKED = 6
const READONLY = 8
const IO_ERROR = 10
const FULL = 13
const CANNOT_OPEN = 14
const CONSTRAINT = 19

const primaryCode = (error: unknown): number =>
  error instanceof Error && 'rawCode' in error && typeof error.rawCode === 'number' ? error.rawCode & 0xff : 0

/** Five characters when PostgreSQL said it, https://www.postgresql.org/docs/current/errcodes-appendix.html; else Node's word. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Connection, resources, operator, system, log-in; a server that is read-only since it is no longer the first. */
const SERVER_AWAY = /^(?:08|53|57|58|28|3D|F0|XX)...$|^25006$|^55P03$/
const NETWORK_AWAY = /^(?:ECONN|ETIMEDOUT|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|EHOST|ENET|EACCES)/
/** What the driver says without a code. */
const CONNECTION_LOST =
  /^Connection terminated|^timeout exceeded when trying to connect|read timeout|not queryable|connection timeout/

const isLocked = (error: unknown): boolean => [BUSY, LOCKED].includes(primaryCode(error))

/** Whether a key was there already. */
export const isTaken = (error: unknown): boolean => primaryCode(error) === CONSTRAINT || codeOf(error) === '23505'

/** Whether another writer was in the way, so that the same transaction may succeed now: serialization, deadlock. */
export const isRaced = (error: unknown): boolean => ['40001', '40P01', '40003'].includes(codeOf(error))

/** Whether the database cannot write now, but may later: locked, disk full, disk failing, server away. */
export const isUnavailable = (error: unknown): boolean =>
  [BUSY, LOCKED, READONLY, IO_ERROR, FULL, CANNOT_OPEN].includes(primaryCode(error)) ||
  SERVER_AWAY.test(codeOf(error)) ||
  NETWORK_AWAY.test(codeOf(error)) ||
  isRaced(error) ||
  (error instanceof Error && CONNECTION_LOST.test(error.message))

/** Runs `work`, and again every 20 ms while another process holds the lock, for at most `waitMs`. */
export async function whenUnlocked<Result>(work: () => Promise<Result>, waitMs: number): Promise<Result> {
  const startedAt = performance.now()
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isLocked(error) || performance.now() - startedAt >= waitMs) throw error
      await sleep(20)
    }
  }
}
