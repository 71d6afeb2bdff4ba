import { test } from 'vitest'
import type { EngineName } from '../support/engine.js'

export const every: readonly EngineName[] = ['chromium', 'firefox', 'webkit']
export const withoutWebkit: readonly EngineName[] = ['chromium', 'firefox']
export const chromium: readonly EngineName[] = ['chromium']

/** `FAULTS=all` also runs what takes minutes. */
export const everything = process.env.FAULTS === 'all'

/**
 * Tests of rows of the fault list in one engine, as `docs/faults.md` shows them: the row, the engines that can show it,
 * and what holds.
 */
export const faultsIn =
  (engine: EngineName) =>
  (row: string, engines: readonly EngineName[], what: string, run: () => unknown, timeout = 60_000): void => {
    if (engines.includes(engine)) test(`${row}: ${what}`, { timeout }, async () => void (await run()))
  }
