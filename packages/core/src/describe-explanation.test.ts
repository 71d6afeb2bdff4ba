import { beforeEach, describe, expect, it } from 'vitest'
import { describeCheck, describeExplanation } from './describe-explanation.js'
import { createEngine } from './engine.js'
import type { CheckName, EngineOptions } from './engine-types.js'
import { instantText, spanText } from './span-text.js'
import type { Outcome } from './prompt-state.js'
import type { Presentation } from './presentation.js'
import type { Survey } from './schema/index.js'
import { fakeHost } from './testing.js'

const hour = 36e5
const day = 24 * hour
const startAt = Date.parse('2026-12-01T09:12:00Z')

beforeEach(() => {
  process.env.TZ = 'UTC'
})

/** A survey that passes everything once `go` was tracked, but for what is changed. */
const run = (more: Partial<Survey> = {}, options: Partial<EngineOptions> = {}) => {
  const host = fakeHost({ now: startAt, path: '/cart' })
  let last: Presentation | undefined
  const engine = createEngine({
    surveys: [
      { id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'go' }, ...more },
      { id: 'other', questions: [{ type: 'nps' }], trigger: { event: 'other' } },
    ],
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
  const words = (name: CheckName) => {
    const { checks, at } = engine.explain('nps')
    const check = checks.find((check) => check.name === name)!
    return `${check.ok ? '✓' : '✗'} ${describeCheck(check, at)}`.trim()
  }
  /** Tracks the event, waits until the prompt counts as shown, and closes it. */
  const ask = async (outcome: Outcome = 'dismissed', event = 'go') => {
    engine.track(event)
    await host.advance(1000)
    if (outcome === 'answered') await last!.record({ nps: 9 }, true)
    last!.close(outcome, outcome === 'answered' ? { nps: 9 } : {})
    await host.advance()
  }
  return { host, engine, words, ask, text: () => describeExplanation(engine.explain('nps')) }
}

describe('the words of a check', () => {
  it('consent: are silent when it was given', () => {
    expect(run().words('consent')).toBe('✓')
    expect(describeCheck({ name: 'consent', ok: false })).toBe('it has not been given')
  })

  it('window: name the day it opens, the day it closed, and what is no date', () => {
    expect(run().words('window')).toBe('✓')
    expect(run({ from: '2026-01-01', until: '2027-01-31' }).words('window')).toBe('✓ since 2026-01-01; until 2027-01-31')
    expect(run({ from: '2026-12-24' }).words('window')).toBe('✗ opens on 2026-12-24 00:00')
    expect(run({ until: '2026-11-30' }).words('window')).toBe('✗ it ran until 2026-11-30')
    expect(run({ from: '2026-99-99' }).words('window')).toBe(`✗ "2026-99-99" can't be read as a date`)
  })

  it('trigger: count what matched, and name the page that is not wanted', () => {
    const { engine, words, host } = run({ trigger: { event: 'go', count: 2, within: '1h', page: ['/cart', '/shop/*'] } })
    engine.track('go')
    expect(words('trigger')).toBe('✗ "go" has matched 1 of 2 within 1h')
    engine.track('go')
    expect(words('trigger')).toBe('✓ go, 2 of 2 within 1h')
    host.navigate('/orders')
    expect(words('trigger')).toBe('✗ the page /orders is not among /cart, /shop/*')
    expect(run({ trigger: [] }).words('trigger')).toBe('✗ it has none, and shows only when the person opens it')
  })

  it('trigger: tell of the one of several that is met', () => {
    const { engine, words } = run({ trigger: [{ event: 'go', page: '/shop' }, { event: 'saved' }] })
    engine.track('go')
    engine.track('saved')
    expect(words('trigger')).toBe('✓ saved, 1 of 1')
  })

  it('sample: show where the respondent stands', () => {
    expect(run().words('sample')).toBe('✓ everyone')
    expect(run({ sample: 0.9999 }).words('sample')).toMatch(/^✓ 0\.\d{4} < 0\.9999$/)
    expect(run({ sample: 0 }).words('sample')).toMatch(/^✗ 0\.\d{4} is not below 0$/)
  })

  it('audience: show the values that were looked at, and the part that does not hold', () => {
    const attributes = { plan: 'free', seats: 3 }
    expect(run().words('audience')).toBe('✓ everyone')
    expect(run({ audience: { plan: 'free' } }, { attributes }).words('audience')).toBe('✓ plan is "free"')
    expect(run({ audience: { plan: { $in: ['pro'] }, seats: 3 } }, { attributes }).words('audience')).toBe(
      '✗ plan is "free"; wants {"plan":{"$in":["pro"]}}',
    )
    expect(run({ audience: { $or: [{ plan: 'pro' }, { country: 'id' }] } }, { attributes }).words('audience')).toBe(
      '✗ plan is "free", country is missing; wants {"$or":[{"plan":"pro"},{"country":"id"}]}',
    )
  })

  it('repeat: say what the person did, and when it may come again', async () => {
    const once = run()
    expect(once.words('repeat')).toBe('✓ 0 of 1')
    await once.ask()
    expect(once.words('repeat')).toBe('✗ shown 1 of 1 times; dismissed a moment ago, and never asked again')

    const answered = run({ repeat: { every: '90d', max: 4 } })
    await answered.ask('answered')
    await answered.host.advance(2 * day)
    expect(answered.words('repeat')).toBe('✗ answered 2 days ago, again after 90d; free again on 2027-03-01 09:12')
    await answered.host.advance(88 * day)
    expect(answered.words('repeat')).toBe('✓ 1 of 4')

    const later = run({ repeat: { every: '1d' } })
    await later.ask('later')
    await later.host.advance(hour)
    expect(later.words('repeat')).toBe('✗ put off 1 hour ago, again after 3d; free again on 2026-12-04 09:12')

    const never = run({ repeat: { every: '1d' } })
    await never.ask('never')
    expect(never.words('repeat')).toBe('✗ the person said never again')
    expect(run({ repeat: { every: '1d' } }).words('repeat')).toBe('✓ 0, no limit')
  })

  it('repeat: tell of offers that failed, in this session alone', async () => {
    const { engine, host, words } = run({}, { present: () => Promise.reject(new Error('no UI')) })
    engine.track('go')
    for (let times = 0; times < 4; times++) await host.advance(6000)
    expect(words('repeat')).toBe('✗ it failed to show three times in this session')
    await host.advance(hour)
    engine.track('other')
    expect(words('repeat')).toBe('✓ 0 of 1')
  })

  it('grace: count sessions and age', async () => {
    expect(run().words('grace')).toBe('✓')
    const { words, host, engine } = run({}, { caps: { grace: { sessions: 2, age: '2d' } } })
    expect(words('grace')).toBe('✗ this is session 1; from session 2 on')
    await host.advance(day)
    engine.track('back')
    expect(words('grace')).toBe('✗ first seen 1 day ago, asked after 2d; free on 2026-12-03 09:12')
    await host.advance(day)
    expect(words('grace')).toBe('✓ session 2; known for 2 days')
  })

  it('cooldown: name the survey that was shown, and the minute it is free again', async () => {
    const { words, ask, host } = run({ repeat: { every: '1d' } }, { caps: {} })
    expect(words('cooldown')).toBe('✓')
    await ask('dismissed', 'other')
    await host.advance(2 * day)
    expect(words('cooldown')).toBe('✗ "other" was shown 2 days ago; free again on 2026-12-08 09:12')
    await host.advance(5 * day)
    expect(words('cooldown')).toBe('✓ "other" was shown 7 days ago')
  })

  it('cooldown: that can not be read is shown as it is', async () => {
    const { words, ask, engine } = run()
    await ask('dismissed', 'other')
    engine.update({ surveys: [{ id: 'nps', questions: [{ type: 'nps' }] }], caps: { cooldown: 'soon' } })
    expect(words('cooldown')).toBe('✗ "other" was shown a moment ago; the cooldown is "soon"')
  })

  it('session: count its prompts', async () => {
    const { words, ask } = run({}, { caps: { cooldown: '0s' } })
    expect(words('session')).toBe('✓ 0 of 1')
    await ask('dismissed', 'other')
    expect(words('session')).toBe('✗ 1 of 1 prompts shown in this session')
  })

  it('atMost: count the prompts of the window alone, and name when the oldest leaves it', async () => {
    expect(run().words('atMost')).toBe('✓')
    const caps = { cooldown: '0s', perSession: 99, atMost: { prompts: 2, within: '30d' } }
    const { words, ask, host } = run({ repeat: { every: '1s' } }, { caps })
    await ask()
    await host.advance(29 * day)
    await ask()
    expect(words('atMost')).toBe('✗ 2 of 2 prompts shown within 30d; free again on 2026-12-31 09:12')
    await host.advance(day)
    expect(words('atMost')).toBe('✓ 1 of 2 within 30d')
  })

  it('busy: say that a prompt is on screen', async () => {
    const { words, engine, host } = run()
    expect(words('busy')).toBe('✓')
    engine.track('go')
    await host.advance()
    expect(words('busy')).toBe('✗ a prompt is on screen, here or in another tab, or was a moment ago')
  })
})

describe('an explanation as text', () => {
  it('has what passes on one line, and a line for each check that fails', async () => {
    const { text, ask, host, engine } = run({ sample: 0.99, repeat: { every: '1d', max: 4 } }, { caps: { perSession: 9 } })
    await ask('dismissed', 'other')
    await host.advance(4 * day)
    engine.track('go')
    const sample = /0\.\d{4}/.exec(text())![0]
    expect(text()).toBe(
      [
        'nps  not now: cooldown',
        `  ✓ consent  ✓ window  ✓ trigger (go, 1 of 1)  ✓ sample (${sample} < 0.99)  ✓ audience (everyone)  ✓ repeat (0 of 4)  ✓ grace  ✓ session (0 of 9)  ✓ atMost  ✓ busy`,
        '  ✗ cooldown: "other" was shown 4 days ago; free again on 2026-12-08 09:12',
      ].join('\n'),
    )
  })

  it('says when it may show, and when there is none', () => {
    const { engine, text } = run()
    engine.track('go')
    expect(text().split('\n')).toHaveLength(2)
    expect(text()).toMatch(/^nps {2}may show now\n {2}✓ consent/)
    expect(describeExplanation(engine.explain('nope'))).toBe(`nope  there is no such survey, or it can't be used`)
  })

  it('writes instants as the locale does, when it is given one', () => {
    expect(describeCheck({ name: 'window', ok: false, saw: {}, until: startAt }, 0, 'en-GB')).toBe('opens on 01/12/2026, 09:12')
    expect(instantText(startAt)).toBe('2026-12-01 09:12')
  })
})

describe('a span', () => {
  it('is told in its largest unit, rounded down', () => {
    expect([0, 1000, 119e3, hour, 47 * hour, 90 * day].map(spanText)).toEqual([
      'a moment',
      '1 second',
      '1 minute',
      '1 hour',
      '1 day',
      '90 days',
    ])
  })
})
