import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../engine.js'
import type { Presentation } from '../presentation.js'
import type { Caps, Survey } from '../schema/index.js'
import { fakeHost, type FakeHost } from '../testing.js'
import { createCrowd, type Behaviour, type Reaction } from './index.js'

const startAt = 1_767_225_600_000
const minute = 6e4
const idle = 30 * minute

interface Happening {
  /** Since the one before, in ms. */
  after: number
  name: string
  properties: Record<string, unknown>
}

interface Scene {
  surveys: Survey[]
  caps: Caps
  log: Happening[]
  behaviours: Behaviour[]
  stayMs: number
}

const respondent = 'respondent-1'
const line = Uint8Array.from(`"${respondent}"`, (letter) => letter.charCodeAt(0))

/** What the replay shows, in the order in which it does: `nps 1000` is the survey and when it counted as shown. */
const replayed = ({ surveys, caps, log, behaviours, stayMs }: Scene): string[] => {
  const seen: string[] = []
  let prompts = 0
  const crowd = createCrowd({
    surveys,
    caps,
    stayMs,
    behave: () => behaviours[prompts++ % behaviours.length]!,
    decided() {},
    arrived() {},
    active() {},
    events: {
      shown: (_, { id }, at) => seen.push(`${id} ${at - startAt}`),
      closed: (_, { id }, reaction, at) => reaction === 'ignored' || seen.push(`${id} ${reaction} ${at - startAt}`),
    },
  })
  let at = startAt
  for (const { after, name, properties } of log)
    if (crowd.matters(name)) crowd.happen(respondent, (at += after), name, properties)
    else crowd.pass(line, 1, respondent.length + 1, (at += after))
  crowd.finish()
  return seen
}

/** The engine in a page, with a presenter that reacts as it is told. */
const visit = (host: FakeHost, { surveys, caps }: Scene, seen: string[], behave: () => Behaviour) => {
  let open: Presentation | undefined
  let closeAt = Infinity
  const engine = createEngine({
    surveys,
    caps,
    host,
    async present(presentation) {
      const { reaction, afterMs, answers = {} } = behave()
      const { id } = presentation.survey
      presentation.visible()
      open = presentation
      closeAt = reaction === 'ignored' ? Infinity : host.now() + afterMs
      if (reaction !== 'ignored')
        host.after(afterMs, () => {
          if (reaction === 'answered') void presentation.record(answers, true)
          seen.push(`${id} ${reaction} ${host.now() - startAt}`)
          open = undefined
          closeAt = Infinity
          presentation.close(reaction, reaction === 'answered' ? answers : {})
        })
      return { close: () => presentation.close('dismissed', {}) }
    },
    async deliver() {},
  })
  engine.on('shown', ({ survey }) => seen.push(`${survey} ${host.now() - startAt}`))
  return {
    engine,
    closeAt: () => closeAt,
    isOpen: () => !!open,
  }
}

/** The same log through the engine itself, as someone lives it who goes away when the replay says they do. */
const lived = async (scene: Scene): Promise<string[]> => {
  const seen: string[] = []
  let prompts = 0
  const behave = () => scene.behaviours[prompts++ % scene.behaviours.length]!
  const host = fakeHost({ now: startAt })
  let page: ReturnType<typeof visit> | undefined
  const until = async (at: number) => host.advance(Math.max(0, at - host.now()))
  const leave = async (goneAt: number) => {
    await until(goneAt)
    // A prompt that they have before them they see through.
    while (page!.isOpen() && page!.closeAt() < Infinity) await until(page!.closeAt())
    if (page!.isOpen()) await host.advance(1000)
    page!.engine.destroy()
    page = undefined
    host.setVisible(false)
  }
  let at = startAt
  let lastAt = 0
  for (const { after, name, properties } of scene.log) {
    at += after
    if (page && after >= idle) await leave(lastAt + scene.stayMs)
    await until(at)
    if (name === 'page_view') host.navigate(properties['path'] as string)
    if (!page) {
      host.setVisible(false)
      if (!host.stored.size) host.stored.set('askwell:default', JSON.stringify(firstHistory(at)))
      page = visit(host, scene, seen, behave)
    }
    page.engine.track(name, properties)
    if (!host.visible()) host.setVisible(true)
    await host.advance()
    lastAt = at
  }
  await leave(lastAt + scene.stayMs)
  return seen
}

const firstHistory = (at: number) => ({
  v: 1,
  id: respondent,
  firstSeenAt: at,
  lastSeenAt: 0,
  sessions: 0,
  sessionAt: 0,
  events: {},
  surveys: {},
  due: [],
  prompts: [],
})

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

const scene: fc.Arbitrary<Scene> = fc
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
const denseScene: fc.Arbitrary<Scene> = fc
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

describe('a replay', () => {
  for (const [words, scenes] of [
    ['shows what the engine shows, when the engine shows it', scene],
    ['does so when several surveys listen to what happens all the time', denseScene],
  ] as const)
    it(words, { timeout: 60_000 }, async () => {
      let prompts = 0
      await fc.assert(
        fc.asyncProperty(scenes, async (scene) => {
          const seen = replayed(scene)
          prompts += seen.length
          expect(seen).toEqual(await lived(scene))
        }),
        { numRuns: 400 },
      )
      expect(prompts).toBeGreaterThan(400)
    })
})
