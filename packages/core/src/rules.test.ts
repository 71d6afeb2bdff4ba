import { describe, expect, it } from 'vitest'
import { createEngine } from './engine.js'
import type { EngineOptions } from './engine-types.js'
import type { Presentation, Presented } from './presentation.js'
import type { Caps, Survey } from './schema/index.js'
import { fakeHost, type FakeHost } from './testing.js'

// The sentences of the design of the engine, one by one, where no other test has them.

const day = 864e5
const always: Survey['repeat'] = { every: '0s', afterDismiss: '0s', afterLater: '0s' }
const free: Caps = { cooldown: '0s', perSession: 99 }

const survey = (id: string, more: Partial<Survey> = {}): Survey => ({
  id,
  questions: [{ type: 'nps' }],
  trigger: { event: 'go' },
  ...more,
})

const start = (surveys: Survey[], caps: Caps = free, host: FakeHost = fakeHost(), more: Partial<EngineOptions> = {}) => {
  const shown: Presentation[] = []
  const engine = createEngine({
    surveys,
    caps,
    host,
    async present(presentation) {
      shown.push(presentation)
      presentation.visible()
      return { close: () => presentation.close('dismissed', {}) }
    },
    deliver: async () => {},
    ...more,
  })
  const asked = () => shown.map(({ survey }) => survey.id)
  const close = async (outcome: 'answered' | 'dismissed' | 'later' | 'never') => {
    const answers: Record<string, number> = outcome === 'answered' ? { nps: 5 } : {}
    if (outcome === 'answered') await shown.at(-1)!.record(answers, true)
    shown.at(-1)!.close(outcome, answers)
    await host.advance()
  }
  const go = async (event = 'go') => {
    engine.track(event)
    await host.advance()
  }
  return { engine, host, shown, asked, close, go }
}

describe('"those that pass become due at now + delay, until `expires`"', () => {
  it('each of them, also when the survey is due already by another trigger', async () => {
    const { go, asked } = start([survey('a', { trigger: [{ event: 'go', delay: '1h' }, { event: 'go' }] })])
    await go()
    expect(asked()).toEqual(['a'])
  })

  it('each of them, also when the first one has expired', async () => {
    const { engine, host, go, asked } = start([survey('a')])
    host.setVisible(false)
    await go()
    await host.advance(9 * 6e4)
    await go()
    await host.advance(2 * 6e4)
    host.setVisible(true)
    await host.advance()
    expect(asked()).toEqual(['a'])
    engine.destroy()
  })

  it('and a flood of them leaves the counts alone', async () => {
    const host = fakeHost()
    host.setVisible(false)
    const { engine, asked } = start([survey('a', { audience: { 'events.once.count': 1 } })], free, host)
    engine.track('once')
    for (let count = 0; count < 500; count++) engine.track('go', { text: 'x'.repeat(50) })
    host.setVisible(true)
    await host.advance()
    expect(asked()).toEqual(['a'])
    expect([...host.stored.values()].join().length).toBeLessThanOrEqual(16384)
  })

  it('an event that cancels does so until the very moment that the prompt is presented', async () => {
    const cart = survey('cart', { trigger: { event: 'begin', cancelOn: ['stop'] } })
    const { engine, host, asked, go, close } = start([survey('a'), cart])
    await go()
    await close('dismissed')
    engine.track('begin')
    engine.track('stop')
    await host.advance(day)
    expect(asked()).toEqual(['a'])
  })
})

describe('"three failed offers in a row retire the survey for the session"', () => {
  const failing = (modes: (string | undefined)[]) => {
    let offers = 0
    const present = (presentation: Presentation): Promise<Presented> => {
      if (modes[offers++]) return Promise.reject(new Error('no UI'))
      presentation.visible()
      return Promise.resolve({ close() {} })
    }
    return { present, offers: () => offers }
  }

  it('and no other one', async () => {
    const { present, offers } = failing(['x', 'x', 'x'])
    const { go, host, engine } = start([survey('a'), survey('b', { trigger: { event: 'b' } })], free, fakeHost(), { present })
    await go()
    await host.advance(6e4)
    expect(offers()).toBe(3)
    await go('b')
    expect(offers()).toBe(4)
    expect(engine.explain('a').reason).toBe('repeat')
  })

  it('but a page that goes away with the prompt on screen is no failure', async () => {
    let host = fakeHost()
    start([survey('a')], free, host).engine.track('go')
    for (let page = 0; page < 5; page++) {
      await host.advance(500)
      const next = host.openTab()
      host.close()
      host = next
      const run = start([survey('a')], free, host)
      await host.advance()
      expect(run.asked()).toEqual(['a'])
    }
  })

  it('and an engine that is destroyed while its UI loads gives the claim back', async () => {
    const host = fakeHost()
    const never = () => new Promise<Presented>(() => {})
    const first = start([survey('a')], free, host, { present: never })
    await first.go()
    first.engine.destroy()
    await host.advance()
    const second = start([survey('a')], free, host)
    await host.advance()
    expect(second.asked()).toEqual(['a'])
  })
})

describe('"a survey the person opens passes 3 and 6–10 by right"', () => {
  const held: [name: string, surveys: Partial<Survey>, caps: Caps][] = [
    ['trigger', { trigger: { event: 'never happens' } }, free],
    ['repeat', { repeat: { max: 1 } }, free],
    ['grace', {}, { ...free, grace: { sessions: 9, age: '9d' } }],
    ['cooldown', { repeat: always }, { perSession: 99 }],
    ['session', { repeat: always }, { cooldown: '0s' }],
    ['atMost', { repeat: always }, { ...free, atMost: { prompts: 1, within: '9d' } }],
  ]
  it.each(held)('%s', async (reason, more, caps) => {
    const { engine, host, go, asked, close } = start([survey('a', more)], caps)
    await go()
    if (asked().length) {
      await host.advance(1000)
      await close('dismissed')
      await go()
    }
    const before = asked().length
    expect(engine.explain('a').checks.find(({ name }) => name === reason)!.ok).toBe(false)
    void engine.show('a')
    await host.advance()
    expect(asked()).toHaveLength(before + 1)
  })

  const refused: [name: string, survey: Partial<Survey>][] = [
    ['window', { until: '2025-01-01' }],
    ['sample', { sample: 0 }],
    ['audience', { audience: { plan: 'pro' } }],
  ]
  it.each(refused)('and not %s', async (_, more) => {
    const { engine } = start([survey('a', more)])
    expect(await engine.show('a')).toBe('failed')
  })

  it('and not busy: another prompt is on screen, here or in another tab', async () => {
    const host = fakeHost()
    const tab = host.openTab()
    const first = start([survey('a')], free, host)
    const second = start([survey('a')], free, tab)
    await first.go()
    expect(await first.engine.show('a')).toBe('failed')
    expect(await second.engine.show('a')).toBe('failed')
  })

  it('"and does not count against the caps"', async () => {
    const { engine, host, go, asked, close } = start([survey('a'), survey('b')], {
      cooldown: '7d',
      perSession: 1,
      atMost: { prompts: 1, within: '90d' },
    })
    void engine.show('a')
    await host.advance(2000)
    await close('dismissed')
    await go()
    expect(asked()).toEqual(['a', 'a'])
  })
})

describe('"a prompt answered or dismissed in one tab closes the same survey\'s pending prompts in the others"', () => {
  it.each(['answered', 'dismissed', 'later'] as const)('%s', async (outcome) => {
    const host = fakeHost()
    const tab = host.openTab()
    const surveys = [survey('a', { repeat: always })]
    const first = start(surveys, free, host)
    const second = start(surveys, free, tab)
    await first.go()
    await host.advance(1000)
    await second.go()
    await first.close(outcome)
    await host.advance(6e5)
    expect([...first.asked(), ...second.asked()]).toEqual(['a'])
    await second.go()
    expect(second.asked()).toEqual(['a'])
  })

  it('also when the person had opened it', async () => {
    const { engine, host, go, asked, close } = start([survey('a')])
    void engine.show('a')
    await host.advance()
    await go()
    await close('dismissed')
    await host.advance(6e5)
    expect(asked()).toEqual(['a'])
  })
})

describe('"time"', () => {
  it('caps count from shown, `every` from answered', async () => {
    const { engine, host, go, close } = start([survey('a', { repeat: { every: '1d' } })], { cooldown: '1d' })
    const shownAt = host.now() + 1000
    await go()
    await host.advance(6e4)
    await close('answered')
    const until = (name: string) => engine.explain('a').checks.find((check) => check.name === name)!.until
    expect(until('cooldown')).toBe(shownAt + day)
    expect(until('repeat')).toBe(shownAt - 1000 + 6e4 + day)
  })

  it('a wrong clock heals within one cooldown', async () => {
    const { engine, host, go, asked, close } = start([survey('a', { repeat: always })], { cooldown: '7d', perSession: 99 })
    const realAt = host.now()
    host.setNow(realAt + 3650 * day)
    await go()
    await host.advance(1000)
    await close('dismissed')
    host.setNow(realAt)
    await go()
    expect(asked()).toEqual(['a'])
    expect(engine.explain('a').checks.find(({ name }) => name === 'cooldown')!.until).toBe(realAt + 7 * day)
    await host.advance(7 * day)
    await go()
    expect(asked()).toEqual(['a', 'a'])
  })

  it('a session ends after exactly 30 idle minutes', async () => {
    const { host, go, asked } = start([survey('a', { trigger: { event: 'session_start', where: { session: 2 } } })])
    await host.advance(30 * 6e4 - 1)
    await go('x')
    expect(asked()).toEqual([])
    await host.advance(30 * 6e4)
    await go('x')
    expect(asked()).toEqual(['a'])
  })
})

// Known not to hold yet: each fails, and says so here once it no longer does.
describe('not yet', () => {
  it('a number in the properties that is larger than the clock stays what it was on the next page', async () => {
    const host = fakeHost()
    start([survey('a')], free, host).engine.track('go', { order: 20_260_101_123_456 })
    host.close()
    const next = start([survey('a')], free, host.openTab())
    await next.host.advance()
    expect(next.shown[0]!.values).toEqual({ order: 20_260_101_123_456 })
  })

  it('"last time" is stamped after the decision, under both names of an event', async () => {
    const rare = { $or: [{ 'events.purchase.daysSinceLast': null }, { 'events.purchase.daysSinceLast': { $gte: 30 } }] }
    const { go, asked } = start([survey('a', { trigger: { event: 'order_completed' }, audience: rare })])
    await go('purchase')
    expect(asked()).toEqual(['a'])
  })

  it('a due prompt that waits for a page comes when the page is there: page views are listened to for that', async () => {
    const { engine, host, go, asked } = start(
      [survey('a', { trigger: { event: 'go', delay: '1s', page: '/shop' } })],
      free,
      fakeHost({ path: '/shop' }),
    )
    expect(engine.listensTo('page_view')).toBe(true)
    await go()
    host.navigate('/elsewhere')
    await go('page_view')
    await host.advance(2000)
    expect(asked()).toEqual([])
    host.navigate('/shop')
    await go('page_view')
    expect(asked()).toEqual(['a'])
  })
})
