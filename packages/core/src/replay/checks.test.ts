import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { verdicts } from '../eligibility.js'
import { checkNames } from '../explain.js'
import type { Caps, Survey } from '../schema/index.js'
import { createChecks } from './checks.js'
import { newcomer } from './person.js'
import { createRows } from './rows.js'

const nowAt = 1_767_225_600_000
const dayMs = 864e5

const span = fc.constantFrom('0s', '1h', '3d', '30d', 'soon')
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const at = fc.integer({ min: nowAt - 40 * dayMs, max: nowAt })
const record = fc.record(
  {
    at,
    shown: fc.nat(3),
    later: fc.nat(2),
    answeredAt: at,
    dismissedAt: at,
    laterAt: at,
    never: fc.boolean(),
  },
  { requiredKeys: ['at'] },
)
const survey = fc.record({
  id: fc.constantFrom('a', 'b'),
  from: maybe(fc.constantFrom('2025-12-31', '2026-01-02', '2026-13-45')),
  until: maybe(fc.constantFrom('2026-01-01', '2025-12-30', '2026-13-45')),
  sample: maybe(fc.constantFrom(0, 0.5, 1)),
  audience: maybe(fc.constant({ plan: 'pro' })),
  repeat: maybe(
    fc.record({
      every: maybe(span),
      afterDismiss: maybe(span),
      afterLater: maybe(span),
      max: maybe(fc.integer({ min: 1, max: 3 })),
    }),
  ),
})
const caps = fc.record({
  cooldown: maybe(span),
  perSession: maybe(fc.nat(3)),
  atMost: maybe(fc.record({ prompts: fc.nat(3), within: span })),
  grace: maybe(fc.record({ sessions: maybe(fc.nat(3)), age: maybe(span) })),
})
const person = fc.record({
  id: fc.string(),
  firstSeenAt: at,
  sessionAt: at,
  sessions: fc.nat(4),
  surveys: fc.oneof(fc.record({ a: record }), fc.constant({})),
  prompts: fc.array(at, { maxLength: 5 }).map((times) => times.sort().map((time): [number, string] => [time, 'b'])),
})

it('a check that is made ready fails when that of the engine does, and is passed at the same time', () => {
  const seen = new Set<string | undefined>()
  fc.assert(
    fc.property(survey, caps, person, fc.boolean(), fc.boolean(), fc.nat(20), (rules, caps, who, triggered, isFor, lot) => {
      const survey = { questions: [{ type: 'nps' }], ...rules } as Survey
      const { numbers, add } = createRows()
      const { id, firstSeenAt, sessions, sessionAt, ...known } = who
      add(0, firstSeenAt)
      const someone = newcomer(0, id, numbers)
      Object.assign(someone, { sessions, sessionAt, ...known })
      const passed = verdicts({
        survey,
        history: someone,
        record: Object.hasOwn(who.surveys, survey.id) ? who.surveys['a' as never] : {},
        caps: caps as Caps,
        nowAt,
        triggered,
        subject: () => ({}),
        isFor: () => isFor,
        busy: false,
      })
      const failing = passed.findIndex((passedAt) => !(passedAt <= nowAt))
      const checks = createChecks(survey, caps as Caps, lot)
      checks.changed(someone)
      // Twice: the second time it knows their luck.
      for (const _ of [1, 2]) {
        const name = checks.failing(someone, nowAt, triggered, () => isFor)
        seen.add(name)
        expect(name).toBe(checkNames[failing])
        if (name) expect(checks.passedAt()).toBe(passed[failing] || Infinity)
      }
    }),
    { numRuns: 5000 },
  )
  // All but consent and busy, and none at all.
  expect(seen.size).toBe(10)
})
