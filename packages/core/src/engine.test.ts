import { describe, expect, it } from 'vitest'
import { createEngine } from './engine.js'
import type { EngineOptions } from './engine-types.js'
import type { AskwellError } from './errors.js'
import type { Presentation } from './presentation.js'
import type { Survey, SurveyResponse } from './schema/index.js'
import { surveyResponseSchema } from './schema/index.js'
import { fakeHost, type FakeHost } from './testing.js'

const day = 864e5

const survey = (more: Partial<Survey> = {}): Survey => ({
  id: 'nps',
  questions: [{ type: 'nps' }],
  trigger: { event: 'purchase' },
  ...more,
})

/** An engine on a fake host, with a presenter that keeps what it was given. */
const start = (surveys: Survey[], more: Partial<EngineOptions> = {}, host: FakeHost = fakeHost()) => {
  const shown: Presentation[] = []
  const delivered: { response: SurveyResponse; hold: boolean }[] = []
  const errors: AskwellError[] = []
  const engine = createEngine({
    surveys,
    host,
    caps: { cooldown: '0s', perSession: 100 },
    async present(presentation) {
      shown.push(presentation)
      presentation.visible()
      return { close: () => presentation.close('dismissed', {}) }
    },
    async deliver(response, { hold }) {
      delivered.push({ response, hold })
    },
    onError: (error) => errors.push(error),
    ...more,
  })
  const asked = () => shown.map(({ survey }) => survey.id)
  const dismiss = async () => {
    shown.at(-1)!.close('dismissed', {})
    await host.advance()
  }
  return { engine, host, shown, delivered, errors, asked, dismiss }
}

const reasonOf = ({ engine }: ReturnType<typeof start>, id = 'nps') => engine.explain(id).reason

describe('one event, one decision', () => {
  it('shows a survey when its event is tracked', async () => {
    const { engine, host, asked } = start([survey()])
    engine.track('login')
    await host.advance()
    expect(asked()).toEqual([])
    engine.track('purchase')
    await host.advance()
    expect(asked()).toEqual(['nps'])
  })

  it('waits for the delay, with one timer, and none when nothing is pending', async () => {
    const { engine, host, asked } = start([survey({ trigger: { event: 'purchase', delay: '5m' } })])
    expect(host.timers).toBe(0)
    engine.track('purchase')
    await host.advance()
    expect(host.timers).toBe(1)
    await host.advance(5 * 6e4 - 1)
    expect(asked()).toEqual([])
    await host.advance(1)
    expect(asked()).toEqual(['nps'])
  })

  it('asks on the next page when the page goes before the prompt could show', async () => {
    const host = fakeHost()
    const first = start([survey()], {}, host)
    first.engine.track('purchase', { value: 42 })
    host.close()
    const next = host.openTab({ path: '/thanks' })
    const second = start([survey()], {}, next)
    await next.advance()
    expect(second.asked()).toEqual(['nps'])
    expect(second.shown[0]!.values).toMatchObject({ value: 42 })
  })

  it('keeps what is due for surveys that are fetched later', async () => {
    const host = fakeHost()
    start([survey()], {}, host).engine.track('purchase')
    host.close()
    const next = host.openTab()
    const second = start([], {}, next)
    await next.advance(1000)
    second.engine.update({ surveys: [survey()], caps: {} })
    await next.advance()
    expect(second.asked()).toEqual(['nps'])
  })

  it('forgets what is due when it expires', async () => {
    const host = fakeHost()
    start([survey({ trigger: { event: 'purchase', expires: '1m' } })], {}, host).engine.track('purchase')
    host.close()
    const next = host.openTab()
    await next.advance(6e4)
    const second = start([survey({ trigger: { event: 'purchase', expires: '1m' } })], {}, next)
    await next.advance()
    expect(second.asked()).toEqual([])
  })

  it('looks again when a prompt falls due', async () => {
    const { engine, host, asked } = start([
      survey({ trigger: { event: 'purchase', delay: '10s', page: '/shop/**', expires: '1m' } }),
    ])
    host.navigate('/shop/shoes')
    engine.track('purchase')
    host.navigate('/checkout')
    await host.advance(10_000)
    expect(asked()).toEqual([])
    host.navigate('/shop')
    engine.track('page_view')
    await host.advance()
    expect(asked()).toEqual(['nps'])
  })

  it('lets an event cancel what is due', async () => {
    const cart = survey({ trigger: { event: 'begin_checkout', delay: '5m', cancelOn: ['purchase'] } })
    const { engine, host, asked } = start([cart])
    engine.track('begin_checkout')
    engine.track('order_completed')
    await host.advance(day)
    expect(asked()).toEqual([])
    engine.track('begin_checkout')
    await host.advance(3e5)
    expect(asked()).toEqual(['nps'])
  })

  it('shows the highest priority first, then the order of the document; the rest wait', async () => {
    const surveys = ['a', 'b', 'c'].map((id) => survey({ id, priority: id === 'c' ? 1 : 0 }))
    const { engine, host, asked, dismiss } = start(surveys)
    engine.track('purchase')
    await host.advance()
    expect(asked()).toEqual(['c'])
    await dismiss()
    expect(asked()).toEqual(['c', 'a'])
    await dismiss()
    expect(asked()).toEqual(['c', 'a', 'b'])
  })

  it('waits until the tab is visible', async () => {
    const { engine, host, asked } = start([survey()])
    host.setVisible(false)
    engine.track('purchase')
    await host.advance(1000)
    expect(asked()).toEqual([])
    host.setVisible(true)
    await host.advance()
    expect(asked()).toEqual(['nps'])
  })

  it('counts as shown after one second in a visible tab', async () => {
    const run = start([survey({ audience: { 'surveys.nps.shown': null } })])
    const { engine, host } = run
    const events: unknown[] = []
    engine.on('shown', (detail) => events.push(detail))
    engine.track('purchase')
    await host.advance(500)
    host.setVisible(false)
    await host.advance(5000)
    host.setVisible(true)
    await host.advance(999)
    expect(events).toEqual([])
    await host.advance(1)
    expect(events).toEqual([{ survey: 'nps', event: 'purchase' }])
    expect(reasonOf(run)).toBe('audience')
  })

  it('takes the two names of an event as one', async () => {
    const { engine, host, asked } = start([survey({ trigger: { event: 'level_complete', where: { level: 3 } } })])
    engine.track('level_end', { level: 3, success: false })
    await host.advance()
    expect(asked()).toEqual([])
    engine.track('level_end', { level: 3, success: true })
    await host.advance()
    expect(asked()).toEqual(['nps'])
    expect(engine.listensTo('level_end')).toBe(true)
    expect(engine.listensTo('purchase')).toBe(false)
  })

  it('counts the first visit of a session as an event', async () => {
    const sessions = survey({ trigger: { event: 'session_start', where: { session: { $gte: 2 } } } })
    const { engine, host, asked } = start([sessions])
    await host.advance(29 * 6e4)
    engine.track('click')
    await host.advance(29 * 6e4)
    engine.track('click')
    await host.advance()
    expect(asked()).toEqual([])
    await host.advance(30 * 6e4)
    engine.track('click')
    await host.advance()
    expect(asked()).toEqual(['nps'])
  })
})

describe('a UI that fails', () => {
  it('while a prompt is on screen is reported once, with its cause, and keeps what was answered', async () => {
    const { engine, host, shown, delivered, errors } = start([survey({ repeat: { every: '1d' } })])
    engine.track('purchase')
    await host.advance()
    await shown[0]!.record({ nps: 9 }, false)
    const cause = new Error('drawing')
    shown[0]!.fail!(cause)
    shown[0]!.close('partial', { nps: 9 })
    await host.advance(6e4)
    expect(errors).toMatchObject([{ code: 'present-failed', cause }])
    expect(delivered.at(-1)).toMatchObject({ hold: false, response: { complete: false, answers: [{ value: 9 }] } })
    expect(shown).toHaveLength(1)
    engine.track('purchase')
    await host.advance(2 * day)
    engine.track('purchase')
    await host.advance(10_000)
    expect(shown).toHaveLength(2)
  })

  it('costs the person nothing, and retires the survey for the session after three times in a row', async () => {
    let offers = 0
    const run = start([survey({ trigger: { event: 'purchase', expires: '1h' } })], {
      present: () => {
        offers++
        throw new Error('no chunk')
      },
    })
    const { engine, host, errors } = run
    engine.track('purchase')
    await host.advance(6e4)
    expect(offers).toBe(3)
    expect(errors.map(({ code }) => code)).toEqual(['present-failed', 'present-failed', 'present-failed'])
    expect(engine.explain('nps').checks.find(({ name }) => name === 'cooldown')!.ok).toBe(true)
    expect(reasonOf(run)).toBe('repeat')
    expect(host.timers).toBe(0)
    await host.advance(31 * 6e4)
    engine.track('login')
    await host.advance()
    expect(offers).toBe(4)
  })
})

describe('a UI that fails now and then', () => {
  it('retires nothing: only failures in a row count', async () => {
    let offers = 0
    const { engine, host } = start(
      [survey({ repeat: { every: '1s', afterDismiss: '0s' }, trigger: { event: 'purchase', expires: '1h' } })],
      {
        async present(presentation) {
          if (++offers % 3) throw new Error('no network')
          presentation.visible()
          void host.after(2000, () => presentation.close('dismissed', {}))
          return { close() {} }
        },
      },
    )
    for (let round = 0; round < 3; round++) {
      engine.track('purchase')
      await host.advance(6e4)
    }
    expect(offers).toBe(9)
  })
})

describe('tabs', () => {
  it('show one prompt between them, and what was seen in one does not come up in the other', async () => {
    const host = fakeHost()
    const tab = host.openTab()
    const first = start([survey({ trigger: { event: 'purchase', expires: '1h' } })], {}, host)
    const second = start([survey({ trigger: { event: 'purchase', expires: '1h' } })], {}, tab)
    first.engine.track('purchase')
    second.engine.track('purchase')
    await host.advance(2000)
    expect([...first.asked(), ...second.asked()]).toEqual(['nps'])
    await first.dismiss()
    await host.advance(day)
    expect([...first.asked(), ...second.asked()]).toEqual(['nps'])
  })

  it('lets the other tab ask when the first one dies', async () => {
    const host = fakeHost()
    const tab = host.openTab()
    const first = start([survey()], {}, host)
    const second = start([survey()], {}, tab)
    first.engine.track('purchase')
    await host.advance(100)
    host.close()
    await tab.advance(10_000)
    expect(second.asked()).toEqual(['nps'])
  })

  it('lose no count of each other', async () => {
    const host = fakeHost()
    const tab = host.openTab()
    const counted = survey({ audience: { 'events.click.count': { $gte: 4 } } })
    const first = start([counted], {}, host)
    const second = start([counted], {}, tab)
    for (const { engine } of [first, second, first, second]) engine.track('click')
    second.engine.track('purchase')
    await tab.advance()
    expect(second.asked()).toEqual(['nps'])
  })
})

describe('a survey that the person opens', () => {
  it('passes caps and triggers, and counts against none', async () => {
    const run = start([survey(), survey({ id: 'other' })], { caps: { cooldown: '7d', grace: { sessions: 5 } } })
    const { engine, host, asked, shown } = run
    const opened = engine.show('nps')
    await host.advance(2000)
    expect(asked()).toEqual(['nps'])
    expect(shown[0]!.opened).toBe(true)
    expect(await Promise.race([engine.show('other'), host.advance().then(() => 'open')])).toBe('failed')
    shown[0]!.close('dismissed', {})
    expect(await opened).toBe('dismissed')
    expect(engine.explain('other').checks.find(({ name }) => name === 'cooldown')!.ok).toBe(true)
    void engine.show('nps')
    await host.advance()
    expect(asked()).toEqual(['nps', 'nps'])
  })

  it('is not shown to those it is not for, nor when there is none', async () => {
    const { engine, errors } = start([survey({ audience: { plan: 'pro' } })])
    expect(await engine.show('nps')).toBe('failed')
    expect(await engine.show('nope')).toBe('failed')
    expect(errors.map(({ code }) => code)).toEqual(['unknown-survey'])
  })
})

describe('answers', () => {
  const questions: Survey['questions'] = [
    { id: 'score', type: 'csat' },
    { id: 'why', type: 'text' },
  ]

  it('are delivered as revisions of one response that the schema accepts', async () => {
    const host = fakeHost({ path: '/orders/1?token=secret', locale: 'id' })
    const run = start([survey({ questions })], { attributes: { plan: 'pro' }, sdk: 'askwell/0.1.0' }, host)
    const { engine, shown, delivered } = run
    engine.identify('user-1')
    engine.track('purchase', { value: 42, circular: undefined })
    await host.advance(3000)
    await shown[0]!.record({ score: 5 }, false)
    await shown[0]!.record({ score: 5, why: 'fast' }, true)
    shown[0]!.close('answered', { score: 5, why: 'fast' })
    expect(delivered.map(({ hold }) => hold)).toEqual([true, false])
    for (const { response } of delivered) expect(surveyResponseSchema.parse(response)).toEqual(response)
    const [first, response] = delivered.map(({ response }) => response) as [SurveyResponse, SurveyResponse]
    expect(first).toMatchObject({ id: response.id, revision: 1, complete: false, outcome: 'partial' })
    expect(response).toMatchObject({
      revision: 2,
      complete: true,
      outcome: 'answered',
      survey: { id: 'nps' },
      answers: [
        { question: 'score', type: 'csat', scale: 5, value: 5, category: 'satisfied' },
        { question: 'why', type: 'text', value: 'fast' },
      ],
      trigger: { event: 'purchase', properties: { value: 42 } },
      respondent: { userId: 'user-1', attributes: { plan: 'pro' } },
      context: { page: '/orders/1', locale: 'id', device: 'desktop', viewport: [1280, 720], sdk: 'askwell/0.1.0' },
      durationMs: 3000,
    })
    expect([...host.stored.values()].join()).not.toContain('user-1')
  })

  it('go out as partial when the person closes in between', async () => {
    const { engine, host, shown, delivered } = start([survey({ questions })])
    const events: string[] = []
    engine.on('dismissed', ({ outcome }) => events.push(outcome))
    engine.track('purchase')
    await host.advance()
    await shown[0]!.record({ score: 0 }, false)
    shown[0]!.close('partial', { score: 0 })
    await host.advance()
    expect(delivered.map(({ hold, response }) => [hold, response.revision, response.complete, response.outcome])).toEqual([
      [true, 1, false, 'partial'],
      [false, 2, false, 'partial'],
    ])
    expect(events).toEqual(['partial'])
  })

  it('that are none deliver nothing', async () => {
    const { engine, host, shown, delivered } = start([survey()])
    engine.track('purchase')
    await host.advance()
    shown[0]!.close('dismissed', {})
    await host.advance()
    expect(delivered).toEqual([])
  })

  it('can be conditions of another survey', async () => {
    const after = survey({ id: 'after', audience: { 'surveys.nps.last.nps': 0 }, trigger: { event: 'login' } })
    const { engine, host, shown, asked } = start([survey(), after])
    engine.track('purchase')
    await host.advance()
    await shown[0]!.record({ nps: 0 }, true)
    shown[0]!.close('answered', { nps: 0 })
    engine.track('login')
    await host.advance()
    expect(asked()).toEqual(['nps', 'after'])
  })
})

describe('listeners', () => {
  it('that throw are reported and hurt nobody', async () => {
    const { engine, host, asked, errors } = start([survey()], {
      onError: (error) => {
        errors.push(error)
        throw error
      },
    })
    engine.on('shown', () => {
      throw new Error('mine')
    })
    engine.track('purchase')
    await host.advance(1000)
    expect(asked()).toEqual(['nps'])
    expect(errors.map(({ code }) => code)).toEqual(['listener'])
  })

  it('hear nothing after they are taken off, and nothing is shown after destroy', async () => {
    const { engine, host, asked } = start([survey({ trigger: { event: 'purchase', delay: '1s' } })])
    engine.track('purchase')
    engine.destroy()
    await host.advance(day)
    engine.track('purchase')
    await host.advance(day)
    expect(asked()).toEqual([])
    expect(host.timers).toBe(0)
  })
})

describe('a wrong call', () => {
  it('is reported and does nothing', () => {
    const { engine, errors } = start([survey()])
    engine.track('')
    engine.track(5 as never)
    engine.track('x'.repeat(101))
    engine.track('purchase', 5 as never)
    engine.set(null as never)
    engine.identify(undefined as never, 'x' as never)
    expect(errors.every(({ code }) => code === 'bad-call')).toBe(true)
    expect(errors.length).toBeGreaterThan(0)
  })
})
