import { describe, expect, it } from 'vitest'
import { createEngine } from './engine.js'
import type { CheckName, EngineOptions } from './engine-types.js'
import type { Presentation } from './presentation.js'
import type { Outcome } from './prompt-state.js'
import type { Survey } from './schema/index.js'
import { fakeHost } from './testing.js'

const day = 864e5

const run = (more: Partial<Survey> = {}, options: Partial<EngineOptions> = {}) => {
  const host = fakeHost({ path: '/shop/shoes?ref=mail' })
  let last: Presentation | undefined
  const survey: Survey = { id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'go' }, ...more }
  const engine = createEngine({
    surveys: [survey, { ...survey, id: 'other', trigger: { event: 'other' } }],
    host,
    caps: { cooldown: '0s', perSession: 99 },
    async present(presentation) {
      last = presentation
      presentation.visible()
      return { close() {} }
    },
    deliver: async () => {},
    ...options,
  })
  const check = (name: CheckName, id = 'nps') => engine.explain(id).checks.find((check) => check.name === name)!
  /** Tracks the event; true when a prompt came, which is then closed. */
  const ask = async (outcome: Outcome = 'dismissed', event = 'go') => {
    last = undefined
    engine.track(event)
    await host.advance(1000)
    const shown = last as Presentation | undefined
    if (outcome === 'answered') await shown?.record({ nps: 9 }, true)
    shown?.close(outcome, outcome === 'answered' ? { nps: 9 } : {})
    // What waits expires, so that each question stands for itself.
    await host.advance(11 * 6e4)
    return !!shown
  }
  return { host, engine, check, ask }
}

describe('explain', () => {
  it('has the eleven checks in their order, and the first that fails as reason', () => {
    const { engine } = run()
    const { checks, ok, reason } = engine.explain('nps')
    expect(checks.map(({ name }) => name)).toEqual(
      'consent window trigger sample audience repeat grace cooldown session atMost busy'.split(' '),
    )
    expect([ok, reason]).toEqual([false, 'trigger'])
    engine.track('go')
    expect(engine.explain('nope')).toEqual({ survey: 'nope', ok: false, checks: [] })
  })
})

describe('window', () => {
  it('opens at `from`', async () => {
    const { host, check, ask } = run({ from: '2026-01-02' })
    expect(check('window')).toMatchObject({ ok: false, until: Date.parse('2026-01-02') })
    expect(await ask()).toBe(false)
    host.setNow(Date.parse('2026-01-02'))
    expect(await ask()).toBe(true)
  })
  it('closes at the end of the day of `until`, or at its instant', () => {
    const { host, check } = run({ until: '2026-01-01' })
    host.setNow(Date.parse('2026-01-01T23:59:59.999Z'))
    expect(check('window').ok).toBe(true)
    host.setNow(Date.parse('2026-01-02'))
    expect(check('window').ok).toBe(false)
    const exact = run({ until: '2026-01-01T12:00:00Z' })
    exact.host.setNow(Date.parse('2026-01-01T12:00:00Z'))
    expect(exact.check('window').ok).toBe(false)
  })
})

describe('trigger', () => {
  it('wants the n-th matching event within its window', async () => {
    const { host, ask, check } = run({ trigger: { event: 'go', count: 3, within: '1h' } })
    expect(await ask()).toBe(false)
    await host.advance(36e5)
    expect(await ask()).toBe(false)
    expect(await ask()).toBe(false)
    expect(check('trigger')).toMatchObject({ ok: false, saw: { event: 'go', matches: 2, count: 3 } })
    expect(await ask()).toBe(true)
  })
  it('wants properties, and a page', async () => {
    const { engine, host, check } = run({
      trigger: { event: 'go', where: { value: { $gte: 20 } }, page: ['/shop/*', '!/shop/secret'] },
    })
    const tried = (value: number, path: string) => {
      host.navigate(path)
      engine.track('go', { value })
      return (check('trigger').saw as { matches: number }).matches
    }
    expect(tried(10, '/shop/shoes')).toBe(0)
    expect(tried(20, '/shop/shoes/red')).toBe(0)
    expect(tried(20, '/shop/secret')).toBe(0)
    expect(tried(20, '/shop/shoes')).toBe(1)
  })
  it('may be any of a list', async () => {
    const { ask } = run({ trigger: [{ event: 'x' }, { event: 'y' }], repeat: { every: '1d', afterDismiss: '0s' } })
    expect([await ask('dismissed', 'y'), await ask('dismissed', 'x'), await ask()]).toEqual([true, true, false])
  })
})

describe('sample', () => {
  it('lets nobody in at 0 and everybody at 1', async () => {
    expect(await run({ sample: 0 }).ask()).toBe(false)
    expect(await run({ sample: 1 }).ask()).toBe(true)
  })
  it('is in when below the share, and out at it', () => {
    const { value } = run().check('sample').saw as { value: number }
    expect(run({ sample: value }).check('sample').ok).toBe(false)
    expect(run({ sample: value + 0.0001 }).check('sample').ok).toBe(true)
  })
})

describe('audience', () => {
  it('sees attributes and the reserved roots, which no attribute can take', async () => {
    const audience = {
      plan: 'pro',
      device: 'desktop',
      'page.path': '/shop/shoes',
      'page.query.ref': 'mail',
      'respondent.isNew': true,
      'respondent.sessions': 1,
      'respondent.userId': 'u1',
      locale: 'en',
      'surveys.nps.shown': null,
    }
    const { engine, ask, check } = run({ audience }, { attributes: { device: 'toaster' } })
    expect(await ask()).toBe(false)
    expect(check('audience')).toMatchObject({ ok: false, saw: { plan: null, device: 'desktop' } })
    engine.identify('u1', { plan: 'pro' })
    expect(await ask()).toBe(true)
  })
  it('sees the time before the event that is being decided on', async () => {
    const audience = {
      $or: [{ 'events.go.daysSinceLast': null }, { 'events.go.daysSinceLast': { $gte: 30 } }],
      'events.go.count': { $gte: 1 },
    }
    const { host, ask } = run({ audience, repeat: { every: '1d', afterDismiss: '0s' } })
    expect(await ask()).toBe(true)
    await host.advance(10 * day)
    expect(await ask()).toBe(false)
    await host.advance(30 * day)
    expect(await ask()).toBe(true)
  })
})

describe('repeat', () => {
  it('is once, by default', async () => {
    const { host, ask, check } = run()
    expect(await ask('dismissed')).toBe(true)
    await host.advance(1000 * day)
    expect(await ask()).toBe(false)
    expect(check('repeat')).toMatchObject({ ok: false, saw: { shown: 1, max: 1 } })
    expect(check('repeat').until).toBeUndefined()
  })
  it('comes again when `every` is over since the answer, and not a millisecond before', async () => {
    const { host, ask, check } = run({ repeat: { every: '90d' } })
    expect(await ask('answered')).toBe(true)
    const until = check('repeat').until!
    host.setNow(until - 1)
    expect(check('repeat').ok).toBe(false)
    host.setNow(until)
    expect(check('repeat').ok).toBe(true)
    expect(await ask()).toBe(true)
  })
  it('has its own wait after a dismissal, and `every` when it has none', async () => {
    const own = run({ repeat: { every: '1d', afterDismiss: '10d' } })
    await own.ask('dismissed')
    await own.host.advance(5 * day)
    expect(await own.ask()).toBe(false)
    await own.host.advance(5 * day)
    expect(await own.ask()).toBe(true)
    const same = run({ repeat: { every: '1d' } })
    await same.ask('dismissed')
    await same.host.advance(day)
    expect(await same.ask()).toBe(true)
  })
  it('comes again three days after "later", which is no showing', async () => {
    const { host, ask } = run()
    expect(await ask('later')).toBe(true)
    await host.advance(2 * day)
    expect(await ask()).toBe(false)
    await host.advance(day)
    expect(await ask('dismissed')).toBe(true)
    await host.advance(100 * day)
    expect(await ask()).toBe(false)
  })
  it('stops at `max`, and at "never"', async () => {
    const most = run({ repeat: { every: '1d', afterDismiss: '0s', max: 2 } })
    expect([await most.ask(), await most.ask(), await most.ask()]).toEqual([true, true, false])
    const never = run({ repeat: { every: '1d' } })
    await never.ask('never')
    await never.host.advance(1000 * day)
    expect(await never.ask()).toBe(false)
  })
})

describe('caps', () => {
  it('grace: wants sessions and age', async () => {
    const { host, ask, check } = run({}, { caps: { grace: { sessions: 2, age: '2d' }, cooldown: '0s' } })
    expect(await ask()).toBe(false)
    await host.advance(day)
    expect(await ask()).toBe(false)
    expect(check('grace')).toMatchObject({ ok: false, saw: { sessions: 2 }, until: 1_767_225_600_000 + 2 * day })
    await host.advance(day)
    expect(await ask()).toBe(true)
  })
  it('cooldown: is over at exactly seven days by default, whatever the survey', async () => {
    const { host, ask, check } = run({}, { caps: {} })
    expect(await ask()).toBe(true)
    const { until, saw } = check('cooldown', 'other')
    expect(saw).toMatchObject({ survey: 'nps' })
    host.setNow(until! - 1)
    expect(check('cooldown', 'other').ok).toBe(false)
    host.setNow(until!)
    expect(await ask('dismissed', 'other')).toBe(true)
  })
  it('session: one prompt by default', async () => {
    const { host, ask, check } = run({}, { caps: { cooldown: '0s' } })
    expect(await ask()).toBe(true)
    expect(await ask('dismissed', 'other')).toBe(false)
    expect(check('session', 'other')).toMatchObject({ ok: false, saw: { prompts: 1, limit: 1 } })
    await host.advance(30 * 6e4)
    expect(await ask('dismissed', 'other')).toBe(true)
  })
  it('atMost: so many prompts within a window', async () => {
    const { host, ask, check } = run(
      { repeat: { every: '1d', afterDismiss: '0s' } },
      { caps: { cooldown: '0s', perSession: 99, atMost: { prompts: 2, within: '90d' } } },
    )
    expect([await ask(), await ask(), await ask()]).toEqual([true, true, false])
    const { until } = check('atMost')
    host.setNow(until! - 1)
    expect(check('atMost').ok).toBe(false)
    host.setNow(until!)
    expect(await ask()).toBe(true)
  })
  it('that are garbage are the defaults', async () => {
    for (const caps of [null, 5, 'x', [], { cooldown: 5, grace: 'x' }])
      expect(await run({}, { caps: caps as never, groups: caps as never }).ask()).toBe(true)
  })
  it("that can't be read ask nobody", async () => {
    expect(await run({}, { caps: { grace: { age: 'a while' } } }).ask()).toBe(false)
    const { ask } = run({ repeat: { every: '1s', afterDismiss: '0s' } }, { caps: { cooldown: 'a week', perSession: 9 } })
    expect([await ask(), await ask()]).toEqual([true, false])
  })
})

describe('busy', () => {
  it('while a prompt is on screen; what falls due meanwhile waits for its end', async () => {
    const { engine, host, check } = run()
    engine.track('go')
    await host.advance(1000)
    expect(check('busy', 'other').ok).toBe(false)
  })
})
