import { describe, expect, it } from 'vitest'
import { createDecider, type CreateDecider } from './decider.js'
import type { AskwellError } from './errors.js'
import { explanationOf } from './explain.js'
import type { History } from './history.js'
import { createLazyEngine } from './lazy-engine.js'
import { createListeners } from './listeners.js'
import { matcher } from './matches.js'
import type { Presentation } from './presentation.js'
import { rejoin } from './rejoin.js'
import type { Survey } from './schema/index.js'
import { createStage } from './stage.js'
import { subjectOf } from './subject.js'
import { fakeHost, type FakeHost } from './testing.js'

const survey = (more: Partial<Survey> = {}): Survey => ({
  id: 'nps',
  questions: [{ type: 'nps' }],
  trigger: { event: 'purchase' },
  ...more,
})

/** An engine whose decider comes when it is let: `load()`. */
const start = (surveys: Survey[], host: FakeHost = fakeHost()) => {
  const shown: Presentation[] = []
  const errors: AskwellError[] = []
  const waiting: { resolve(create: CreateDecider): void; reject(cause: unknown): void }[] = []
  const engine = createLazyEngine(
    { host },
    createListeners((error) => errors.push(error)),
    () => ({ matcher, subjectOf: (history, _, ...rest) => subjectOf(history, host, ...rest) }),
    () => new Promise((resolve, reject) => waiting.push({ resolve, reject })),
    (use) => use(rejoin),
  )
  const create: CreateDecider = (premises) =>
    createDecider(
      premises,
      async () => (backstage) =>
        createStage({
          ...backstage,
          matcher: () => matcher,
          options: {
            ...backstage.options,
            async present(presentation) {
              shown.push(presentation)
              presentation.visible()
              return { close() {} }
            },
            keeper: () => async () => {},
          },
        }),
    )
  engine.update({ surveys, caps: { cooldown: '0s', perSession: 9 } })
  return {
    engine,
    host,
    errors,
    loads: () => waiting.length,
    asked: () => shown.map(({ survey }) => survey.id),
    shown,
    async load() {
      waiting.at(-1)!.resolve(create)
      await host.advance()
    },
    async fail() {
      waiting.at(-1)!.reject(new Error('offline'))
      await host.advance()
    },
    history: () => JSON.parse(host.stored.get('askwell:default')!) as History,
  }
}

describe('what decides', () => {
  it('is not loaded for an event that the document does not mention, which is counted all the same', () => {
    const { engine, loads, history } = start([survey()])
    engine.track('click')
    engine.track('click')
    expect(loads()).toBe(0)
    expect(history().events.click![0]).toBe(2)
    expect(history().pending).toBe(undefined)
  })

  it('is loaded once for events that it mentions, under either name', async () => {
    const { engine, loads, load, asked } = start([survey()])
    engine.track('order_completed')
    engine.track('purchase')
    await Promise.resolve()
    expect(loads()).toBe(1)
    await load()
    expect(asked()).toEqual(['nps'])
  })

  it('finds what happened on the page before, which went away before it came', async () => {
    const host = fakeHost({ path: '/checkout' })
    const surveys = [survey({ trigger: { event: 'purchase', where: { value: { $gt: 40 } }, page: ['/checkout', '/thanks'] } })]
    const first = start(surveys, host)
    first.engine.track('purchase', { value: 42 })
    host.close()
    const second = start(surveys, host.openTab({ path: '/thanks' }))
    await second.load()
    expect(second.asked()).toEqual(['nps'])
    expect(second.shown[0]!.values).toMatchObject({ value: 42 })
    expect(second.history().pending).toBe(undefined)
  })

  it('sees each event as it was: on its page, at its time, after the one before', async () => {
    const host = fakeHost({ path: '/a' })
    const { engine, load, history } = start(
      [
        survey({ id: 'on-a', trigger: { event: 'purchase', page: '/a', count: 2, within: '1m' } }),
        survey({ id: 'on-b', trigger: { event: 'login', page: '/b', delay: '1h' } }),
        survey({ id: 'rare', trigger: { event: 'login', delay: '1h' }, audience: { 'events.login.daysSinceLast': null } }),
      ],
      host,
    )
    const startAt = host.now()
    engine.track('purchase')
    host.navigate('/b')
    host.setNow(startAt + 5000)
    engine.track('login')
    host.setNow(startAt + 9000)
    engine.track('login')
    await load()
    const { surveys, due, events } = history()
    expect(surveys['on-a']!.matches).toEqual({ 0: [startAt] })
    expect(surveys['on-b']!.matches).toEqual({ 0: [startAt + 9000] })
    expect(due.map(({ survey, at }) => [survey, at - startAt])).toEqual([
      ['on-b', 5000],
      ['rare', 5000],
      ['on-b', 9000],
    ])
    expect(events.login).toEqual([2, startAt + 5000, startAt + 9000])
  })

  it('decides as of when it happened, not of when it came', async () => {
    const { engine, host, load, asked } = start([survey()])
    engine.update({ surveys: [survey()], caps: { grace: { age: '10s' } } })
    engine.track('purchase')
    await host.advance(20_000)
    await load()
    expect(asked()).toEqual([])
    engine.track('purchase')
    await host.advance()
    expect(asked()).toEqual(['nps'])
  })

  it('keeps the order: what comes later cancels what came before', async () => {
    const cart = survey({ trigger: { event: 'begin_checkout', cancelOn: ['purchase'] } })
    const { engine, load, asked } = start([cart])
    engine.track('begin_checkout')
    engine.track('purchase')
    await load()
    expect(asked()).toEqual([])
  })

  it('is told of a failed load once, and loaded again at the next event, which loses nothing', async () => {
    const { engine, loads, fail, load, errors, asked } = start([survey({ trigger: { event: 'purchase', count: 2 } })])
    engine.track('purchase')
    await fail()
    expect(errors.map(({ code }) => code)).toEqual(['present-failed'])
    engine.track('purchase')
    await Promise.resolve()
    expect(loads()).toBe(2)
    await load()
    expect(asked()).toEqual(['nps'])
  })

  it('works each event off in one tab only, though both have it loaded', async () => {
    const host = fakeHost()
    const surveys = [survey({ trigger: { event: 'purchase', count: 9 } })]
    const first = start(surveys, host)
    const second = start(surveys, host.openTab())
    first.engine.track('purchase')
    second.engine.track('purchase')
    await first.load()
    await second.load()
    expect(first.history().surveys.nps!.matches![0]).toHaveLength(2)
    expect(first.history().pending).toBe(undefined)
  })

  it("is not loaded for another tab's event, but for a prompt that is due there", async () => {
    const host = fakeHost()
    const surveys = [survey({ trigger: { event: 'purchase', delay: '1h' } })]
    const first = start(surveys, host)
    const second = start(surveys, host.openTab())
    first.engine.track('purchase')
    await host.advance()
    expect(second.loads()).toBe(0)
    await first.load()
    expect(second.loads()).toBe(1)
  })

  it('is loaded at the start of a visit that a survey waits for', async () => {
    const { loads, load, asked } = start([survey({ trigger: { event: 'session_start' } })])
    await Promise.resolve()
    expect(loads()).toBe(1)
    await load()
    expect(asked()).toEqual(['nps'])
  })

  it('is loaded to show a survey, and to explain one', async () => {
    const { engine, host, load, asked } = start([survey()])
    const why = engine.inspect('nps', explanationOf)
    await load()
    expect(await why).toMatchObject({ survey: 'nps', ok: false, reason: 'trigger' })
    void engine.show('nps')
    await host.advance()
    expect(asked()).toEqual(['nps'])
  })

  it('does nothing when it comes after destroy', async () => {
    const { engine, load, asked, history } = start([survey()])
    engine.track('purchase')
    engine.destroy()
    await load()
    expect(asked()).toEqual([])
    expect(history().pending).toHaveLength(1)
  })

  it('says that nothing was shown when it can not be loaded', async () => {
    const { engine, fail } = start([survey()])
    const outcome = engine.show('nps')
    await fail()
    expect(await outcome).toBe('failed')
  })

  it('waits for the surveys', async () => {
    const host = fakeHost()
    start([survey()], host).engine.track('purchase')
    host.close()
    const next = start([], host.openTab())
    expect(next.loads()).toBe(0)
    expect(next.history().pending).toHaveLength(1)
    next.engine.update({ surveys: [survey()] })
    await next.load()
    expect(next.asked()).toEqual(['nps'])
  })
})

describe('a document that comes after destroy', () => {
  it('is not looked at, and nothing is attached', async () => {
    const { engine, host } = start([survey()])
    engine.destroy()
    const before = host.stored.get('askwell:default')
    engine.update({ surveys: [survey({ id: 'late' })] })
    engine.track('purchase')
    await host.advance()
    expect(host.stored.get('askwell:default')).toBe(before)
    expect(engine.listensTo('purchase')).toBe(true)
    expect(host.timers).toBe(0)
  })
})
