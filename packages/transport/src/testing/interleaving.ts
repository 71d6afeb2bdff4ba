import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { Behaviour } from './ledger.js'
import type { DiskMode } from './quick-indexed-db.js'
import { replay } from './replay.js'

const behaviours: Behaviour[] = [
  200,
  413,
  500,
  404,
  'down',
  'drop',
  'stall',
  { status: 429, headers: { 'retry-after': '40' } },
  { status: 503, headers: { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' } },
]

const disks: DiskMode[] = ['well', 'fails', 'hangs', 'full']

const tab = fc.nat(2)
const in1 = <T extends string>(type: T) => fc.record({ type: fc.constant(type), tab })

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('put' as const), tab, hold: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('revise' as const), which: fc.nat(), hold: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.nat(120_000) }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('server' as const), lane: fc.nat(1), does: fc.constantFrom(...behaviours) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('network' as const), online: fc.boolean() }) },
  { weight: 2, arbitrary: in1('open' as const) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('kill' as const), tab, cut: fc.boolean() }) },
  { weight: 1, arbitrary: in1('freeze' as const) },
  { weight: 1, arbitrary: in1('wake' as const) },
  { weight: 1, arbitrary: in1('hide' as const) },
  { weight: 1, arbitrary: in1('show' as const) },
  { weight: 1, arbitrary: in1('flush' as const) },
  { weight: 1, arbitrary: in1('retry' as const) },
  { weight: 1, arbitrary: in1('withdraw' as const) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('spill' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('storage' as const), fails: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('locks' as const), locks: fc.boolean() }) },
)

/** With one endpoint: what was spilled for several goes to the others by way of stores that work. */
const disk = fc.record({ type: fc.constant('disk' as const), is: fc.constantFrom(...disks) })
const orDisk = fc.oneof({ weight: 25, arbitrary: step }, { weight: 1, arbitrary: disk })

/** What three tabs, one endpoint or two, a network and a person do, and what chance says. */
const interleavingOf = (lanes: boolean) =>
  fc.record({
    lanes: fc.constant(lanes),
    batch: fc.constantFrom(undefined, 2, 5),
    steps: fc.array(lanes ? step : orDisk, { maxLength: 12 }),
    chances: fc.array(fc.double({ min: 0.01, max: 0.999, noNaN: true }), { minLength: 4, maxLength: 4 }),
  })

export type Interleaving = ReturnType<typeof interleavingOf> extends fc.Arbitrary<infer T> ? T : never
export type Step = Interleaving['steps'][number]

/** `pnpm interleavings` tries a million. Those with two endpoints take three times as long, and are a third. */
const total = Number(process.env['PROPERTY_RUNS'] ?? 10_000)
const ofTwo = Math.round(total / 3)
const seed = Number(process.env['PROPERTY_SEED'] ?? Date.now() % 1e9)

/** Tries interleavings until one ends otherwise than all should. */
export const tryInterleavings = async (lanes: boolean): Promise<void> => {
  // Missing keys are told by errors, whose stacks would be half of the time it takes.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  const property = fc.asyncProperty(interleavingOf(lanes), async (plan) => {
    expect(await replay(plan)).toEqual({ lost: [], changed: [], waiting: 0, timers: [] })
  })
  await fc
    .assert(property, { numRuns: lanes ? ofTwo : total - ofTwo, seed })
    .finally(() => (Error.stackTraceLimit = stackTraceLimit))
}
