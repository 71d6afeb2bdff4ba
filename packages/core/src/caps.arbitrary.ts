// oxlint-disable no-restricted-globals -- dates in documents are text, and made from instants
import * as fc from 'fast-check'
import type { Audience, ModelSurvey } from './caps.model.js'
import type { Caps, Trigger } from './schema/index.js'

// Documents and stories that are small, and near the edges of the rules.

const startAt = 1_767_225_600_000
/** There once in so many times; one that is there shrinks to one that is not. */
const oneIn = <T>(times: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ withCrossShrink: true }, { weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const maybe = <T>(value: fc.Arbitrary<T>) => oneIn(2, value)
const spans = ['0s', '1s', '3s', '5s', '20s', '90s', '12m', '40m', '2d']
const span = fc.constantFrom(...spans)
const instants = [-60, -2, 0, 2, 10, 100, 3000].map((seconds) => new Date(startAt + seconds * 1000).toISOString())
const names = ['a', 'b', 'page_view', 'session_start'] as const
export const paths = ['/', '/shop', '/shop/shoes'] as const
export const ids = ['s0', 's1', 's2'] as const

/** Keys that are there only with a value, as in JSON. */
const record = <T>(arbitraries: { [K in keyof T]: fc.Arbitrary<T[K] | undefined> }): fc.Arbitrary<T> =>
  fc.record(arbitraries as { [K in keyof T]: fc.Arbitrary<T[K]> }).map((value) => JSON.parse(JSON.stringify(value)) as T)

const trigger: fc.Arbitrary<Trigger> = record<Trigger>({
  event: fc.constantFrom('a', 'a', 'b', 'page_view', 'session_start'),
  where: oneIn(6, fc.constantFrom({ value: 1 }, { value: 2 })),
  page: oneIn(4, fc.constantFrom<string | string[]>('/shop/**', '/shop', ['/', '/shop/shoes'])),
  count: oneIn(5, fc.constantFrom(2, 3)),
  within: oneIn(3, span),
  delay: maybe(span),
  expires: maybe(span),
  cancelOn: oneIn(5, fc.constantFrom(['b'], ['a'], ['page_view', 'b'])),
})

const daysSince = (at: number | undefined, nowAt: number) => at !== undefined && Math.floor((nowAt - at) / 864e5)

const audiences: Audience[] = [
  { condition: { plan: 'pro' }, holds: (_, { plan }) => plan === 'pro' },
  { condition: { 'page.path': '/shop' }, holds: (_, { path }) => path === '/shop' },
  { condition: { 'respondent.isNew': true }, holds: ({ of }) => of('session').length === 1 },
  { condition: { 'respondent.sessions': { $gte: 2 } }, holds: ({ of }) => of('session').length >= 2 },
  { condition: { 'events.b.count': { $gte: 2 } }, holds: ({ of }) => of('event', 'b').length >= 2 },
  { condition: { 'surveys.s0.shown': null }, holds: ({ of }) => !of('shown', 's0').length },
  { condition: { 'surveys.s0.answered': { $gte: 1 } }, holds: ({ of }) => of('answered', 's0').length > 0 },
  { condition: { 'surveys.s1.dismissed': 1 }, holds: ({ of }) => of('dismissed', 's1').length === 1 },
  {
    condition: { 'surveys.s0.last.nps': { $gte: 9 } },
    holds: ({ last }) => (last('answered', 's0')?.value ?? -1) >= 9,
  },
  {
    condition: { $or: [{ 'events.a.daysSinceLast': null }, { 'events.a.daysSinceLast': { $gte: 1 } }] },
    holds({ last, now }, _, moment) {
      const days = daysSince((moment?.event.name === 'a' ? moment.before : last('event', 'a'))?.at, now())
      return days === false || days >= 1
    },
    ripens: true,
  },
]

const survey = (id: string): fc.Arbitrary<ModelSurvey> =>
  fc
    .record({
      trigger: fc.array(trigger, { minLength: 1, maxLength: 2 }),
      who: oneIn(3, fc.constantFrom(...audiences)),
      more: record<Omit<ModelSurvey, 'id' | 'questions' | 'trigger' | 'who'>>({
        repeat: oneIn(
          2,
          record<NonNullable<ModelSurvey['repeat']>>({
            every: maybe(span),
            afterDismiss: maybe(span),
            afterLater: maybe(span),
            max: oneIn(2, fc.constantFrom(1, 2, 3)),
          }),
        ),
        sample: oneIn(5, fc.constantFrom(0, 0.3, 0.7, 1)),
        from: oneIn(8, fc.constantFrom(...instants, '2026-01-01')),
        until: oneIn(8, fc.constantFrom(...instants, '2026-01-01', '2025-12-31')),
        priority: maybe(fc.constantFrom(0, 1, 2)),
      }),
    })
    .map(({ trigger, who, more }) => ({ id, questions: [{ type: 'nps' as const }], trigger, who, ...more }))

const caps = record<Caps>({
  cooldown: oneIn(2, span),
  perSession: oneIn(3, fc.constantFrom(0, 1, 2, 5, 100, 100)),
  atMost: maybe(fc.record({ prompts: fc.constantFrom(0, 1, 2, 3), within: span })),
  grace: oneIn(4, record<NonNullable<Caps['grace']>>({ sessions: maybe(fc.constantFrom(1, 2)), age: maybe(span) })),
})

export const documents = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.record({ caps, surveys: fc.tuple(...ids.slice(0, count).map(survey)) }))

export const presenting = ['now', 'now', 'now', 'late', 'throws', 'rejects late', 'nothing to show'] as const

const tab = fc.nat({ max: 2 })
const path = fc.constantFrom(...paths)
const id = fc.constantFrom(...ids)
const waits = [0, 1, 999, 1000, 1001, 3000, 5000, 20_000, 90_000, 12 * 6e4, 31 * 6e4, 41 * 6e4, 3 * 864e5]

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      op: fc.constant('track' as const),
      tab,
      name: fc.constantFrom(...names),
      value: fc.constantFrom(1, 2),
    }),
  },
  { weight: 6, arbitrary: fc.record({ op: fc.constant('wait' as const), ms: fc.constantFrom(...waits) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      op: fc.constant('end' as const),
      outcome: fc.constantFrom('answered' as const, 'dismissed' as const, 'later' as const, 'never' as const, 'partial' as const),
      value: fc.constantFrom(0, 9),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('navigate' as const), tab, path }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('see' as const), tab, visible: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('open' as const), path }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('reload' as const), tab, path }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('restart' as const), tab }) },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant('jump' as const),
      ms: fc.constantFrom(-4 * 864e5, -41 * 6e4, -10_000, -1, 1, 10_000, 41 * 6e4, 4 * 864e5),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('show' as const), tab, id }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('set' as const), tab, plan: fc.constantFrom('free', 'pro') }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('explain' as const), tab }) },
)

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** `rush`: the next step follows at once, before anything that was begun can go on. */
export const stories = fc.record({
  document: documents,
  /** How many turns a tab waits for the claim, by tab. */
  turns: fc.array(fc.constantFrom(0, 0, 1, 3, 9), { minLength: 1, maxLength: 3 }),
  modes: fc.array(fc.constantFrom(...presenting), { minLength: 1, maxLength: 5 }),
  steps: fc.array(
    fc.record({
      step,
      rush: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
    { minLength: 3, maxLength: 40 },
  ),
})

export type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never
