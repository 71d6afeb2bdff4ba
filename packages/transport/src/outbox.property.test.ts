import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { interleaving, type Interleaving } from './testing/interleaving.js'
import { replay } from './testing/replay.js'

/** `pnpm interleavings` tries a million. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 10_000)
const seed = Number(process.env['PROPERTY_SEED'] ?? Date.now() % 1e9)

test('whatever happens, what was told stored is delivered or among the rejected, once the network is back', async () => {
  await fc.assert(
    fc.asyncProperty(interleaving, async (plan: Interleaving) => {
      const { lost, changed, waiting, timers } = await replay(plan)
      expect({ lost, changed, waiting, timers }).toEqual({ lost: [], changed: [], waiting: 0, timers: [] })
    }),
    { numRuns, seed },
  )
}, 3_600_000)
