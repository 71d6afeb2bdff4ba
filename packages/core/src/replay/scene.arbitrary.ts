import * as fc from 'fast-check'
import type { Caps, Survey } from '../schema/index.js'
import type { Behaviour, Reaction } from './index.js'

const minute = 6e4
export const idle = 30 * minute

interface Happening {
  /** Since the one before, in ms. */
  after: number
  name: string
  properties: Record<string, unknown>
}

export interface Scene {
  surveys: Survey[]
  caps: Caps
  log: Happening[]
  behaviours: Behaviour[]
  stayMs: number
}

const name = fc.constantFrom('purchase', 'order_completed', 'page_view', 'login', 'level_end', 'other')
const span = (...words: string[]) => fc.constantFrom(...words)
/** Mostly not, or nobody would ever be asked. */
const maybe = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values })
const path = fc.constantFrom('/', '/shop/bags', '/checkout')
const clean = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const trigger = fc.record({
  event: fc.constantFrom('purchase', 'page_view', 'login', 'level_complete', 'session_start'),
  where: maybe(fc.constantFrom({ value: { $gte: 20 } }, { success: true }, { session: { $gte: 2 } })),
  page: maybe(fc.constantFrom('/shop/**', '!/checkout', ['/', '/shop/*'])),
  count: maybe(fc.integer({ min: 1, max: 3 })),
  within: maybe(span('10m', '2h', '7d')),
  delay: maybe(span('0s', '2s', '5m', '1h')),
  expires: maybe(span('1m', '10m', '2d')),
  cancelOn: maybe(fc.constantFrom(['purchase'], ['login', 'other'])),
})

const audience = fc.constantFrom<Record<string, unknown>[]>(
  { 'events.login.count': { $gte: 2 } },
  { 'events.purchase.daysSinceLast': null },
  { 'events.other.daysSinceLast': { $gte: 1 } },
  { 'respondent.sessions': { $gte: 2 } },
  { 'page.path': '/shop/bags' },
  { 'surveys.a.shown': null },
  { 'surveys.a.last.nps': { $gte: 9 } },
)

const survey = fc.record({
  trigger: fc.oneof(trigger, fc.array(trigger, { minLength: 1, maxLength: 2 })),
  audience: maybe(audience),
  repeat: maybe(
    fc.record({ every: maybe(span('0s', '1h', '3d')), afterDismiss: maybe(span('1h', '1d')), max: maybe(fc.constantFrom(1, 2)) }),
  ),
  sample: maybe(fc.constantFrom(0.5, 1)),
  from: maybe(fc.constant('2026-01-02')),
  until: maybe(fc.constant('2026-01-08')),
  priority: maybe(fc.constantFrom(0, 5)),
})

export const scene: fc.Arbitrary<Scene> = fc
  .record({
    surveys: fc
      .array(survey, { minLength: 1, maxLength: 3 })
      .map((list) =>
        list.map((each, index) => ({ id: 'abc'[index]!, questions: [{ type: 'nps' as const }], ...each }) as Survey),
      ),
    caps: fc.record({
      cooldown: span('0s', '0s', '10m', '1d'),
      perSession: fc.constantFrom(1, 2, 99, 99),
      atMost: maybe(fc.constant({ prompts: 2, within: '3d' })),
      grace: maybe(fc.record({ sessions: maybe(fc.constant(2)), age: maybe(span('1h', '1d')) })),
    }),
    log: fc.array(
      fc.record({
        after: fc.oneof(
          fc.integer({ min: 0, max: 5000 }),
          fc.integer({ min: 0, max: idle + 2 * minute }),
          fc.integer({ min: 0, max: 3 * 864e5 }),
        ),
        name,
        properties: fc.record({ path, value: fc.constantFrom(5, 20, 50), success: fc.boolean() }),
      }),
      { minLength: 1, maxLength: 25, size: 'max' },
    ),
    behaviours: fc.array(
      fc.record({
        reaction: fc.constantFrom<Reaction[]>('answered', 'dismissed', 'later', 'never', 'ignored'),
        afterMs: fc.integer({ min: 1001, max: 20_000 }),
        answers: fc.constantFrom({ nps: 9 }, { nps: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    stayMs: fc.constantFrom(0, minute, 20 * minute),
  })
  .map(clean)

/** Several surveys on one event that happens all the time. */
export const denseScene: fc.Arbitrary<Scene> = fc
  .tuple(
    scene,
    fc.array(
      survey.chain((each) =>
        fc
          .record({
            count: fc.constantFrom(1, 2, 3),
            within: maybe(span('10s', '5m', '2h')),
            where: maybe(fc.constantFrom({ value: { $gte: 20 } }, { path: '/shop/bags' })),
            delay: maybe(span('0s', '1s', '30s')),
            sample: fc.constantFrom(undefined, 0.3, 0.7),
            audience,
          })
          .map(({ sample, audience, ...trigger }) => ({
            ...each,
            trigger: { event: 'page_view', ...trigger },
            sample,
            audience,
          })),
      ),
      { minLength: 2, maxLength: 5 },
    ),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.boolean()), { minLength: 10, maxLength: 60, size: 'max' }),
  )
  .map(([scene, surveys, pauses]) => ({
    ...scene,
    surveys: surveys.map(
      (each, index) =>
        ({
          id: 'abcde'[index]!,
          questions: [{ type: 'nps' }],
          ...each,
          repeat: { every: '0s', ...each.repeat },
          audience: index % 2 ? each.audience : undefined,
        }) as unknown as Survey,
    ),
    log: pauses.map(([after, isView], index) => ({
      ...scene.log[index % scene.log.length]!,
      after: index % 20 === 19 ? 3 * idle : after,
      ...(isView && { name: 'page_view' }),
    })),
  }))
  .map(clean)
