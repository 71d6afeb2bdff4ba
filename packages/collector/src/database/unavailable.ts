import { setTimeout as sleep } from 'node:timers/promises'

// Primary result codes, https://www.sqlite.org/rescode.html
const BUSY = 5
const LOCKED = 6
const READONLY = 8
const IO_ERROR = 10
const FULL = 13
const CANNOT_OPEN = 14

const primaryCode = (error: unknown): number =>
  error instanceof Error && 'rawCode' in error && typeof error.rawCode === 'number' ? error.rawCode & 0xff : 0

const isLocked = (error: unknown): boolean => [BUSY, LOCKED].includes(primaryCode(error))

/** Whether the database cannot write now, but may later: locked, disk full, disk failing. */
export const isUnavailable = (error: unknown): boolean =>
  [BUSY, LOCKED, READONLY, IO_ERROR, FULL, CANNOT_OPEN].includes(primaryCode(error))

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
