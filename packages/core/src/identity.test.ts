import { describe, expect, it } from 'vitest'
import { createEngine } from './engine.js'
import type { Engine, EngineOptions } from './engine-types.js'
import type { AskwellError } from './errors.js'
import type { Presentation } from './presentation.js'
import type { Survey, SurveyResponse } from './schema/index.js'
import { fakeHost, type FakeHost } from './testing.js'

const day = 864e5

const nps: Survey = { id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'purchase' } }

const start = (host: FakeHost = fakeHost(), more: Partial<EngineOptions> = {}) => {
  const shown: Presentation[] = []
  const delivered: SurveyResponse[] = []
  const errors: AskwellError[] = []
  const engine = createEngine({
    surveys: [nps],
    host,
    caps: { cooldown: '0s', perSession: 100 },
    async present(presentation) {
      shown.push(presentation)
      presentation.visible()
      return { close: () => presentation.close('dismissed', {}) }
    },
    async deliver(response) {
      delivered.push(response)
    },
    onError: (error) => errors.push(error),
    ...more,
  })
  /** Buys, and takes the prompt away if one comes. */
  const buy = async (how: 'dismissed' | 'never' = 'dismissed') => {
    const before = shown.length
    engine.track('purchase')
    await host.advance()
    if (shown.length > before) shown.at(-1)!.close(how, {})
    await host.advance()
    return shown.length > before
  }
  return { engine, host, shown, delivered, errors, buy }
}

const history = (host: FakeHost) => JSON.parse(host.stored.get('askwell:default')!)
const reasonOf = (engine: Engine) => engine.explain('nps').reason

describe('identify', () => {
  it('takes along what was known before signing in', async () => {
    const { engine, host, buy } = start()
    expect(await buy()).toBe(true)
    const { id } = history(host)
    engine.identify('ada@example.com', { plan: 'pro' })
    expect(history(host).id).toBe(id)
    expect(history(host).events.purchase[0]).toBe(1)
    expect(await buy()).toBe(false)
    expect(reasonOf(engine)).toBe('repeat')
  })

  it('stores user ids hashed', async () => {
    const { engine, host, buy } = start()
    engine.identify('ada@example.com')
    await buy()
    engine.reset()
    engine.identify('bob@example.com')
    await buy()
    expect([...host.stored.values()].join()).not.toMatch(/ada|bob|example/)
  })

  it('joins what the device knows of the user: counts add, times are the later, and first times the earlier', async () => {
    const { engine, host, buy } = start()
    engine.identify('ada')
    await buy()
    const first = history(host)
    engine.reset()
    await host.advance(3 * day)
    engine.track('purchase')
    engine.track('login')
    await host.advance(day)
    engine.identify('ada')
    const joined = history(host)
    expect(joined.id).toBe(first.id)
    expect(joined.firstSeenAt).toBe(first.firstSeenAt)
    expect(joined.sessions).toBe(2)
    expect(joined.events.purchase).toEqual([2, first.events.purchase[1], host.now() - day])
    expect(joined.events.login[0]).toBe(1)
    expect(joined.surveys.nps.shown).toBe(2)
  })

  it('keeps the stricter: "never again" said on either side holds', async () => {
    const { engine, buy } = start(fakeHost(), { surveys: [{ ...nps, repeat: { every: '1d' } }] })
    engine.identify('ada')
    expect(await buy('never')).toBe(true)
    engine.reset()
    engine.identify('ada')
    expect(await buy()).toBe(false)
    expect(reasonOf(engine)).toBe('repeat')
  })

  it('with the same id again changes nothing, on this page or the next', async () => {
    const { engine, host, buy } = start()
    engine.identify('ada')
    await buy()
    const before = host.stored.get('askwell:default')
    engine.identify('ada', { plan: 'pro' })
    start(host).engine.identify('ada')
    expect(history(host)).toEqual(JSON.parse(before!))
    expect(host.stored.has('askwell:default:users')).toBe(false)
  })

  it('in the middle of a prompt keeps it on screen, and its answer is of the user', async () => {
    const { engine, host, shown, delivered } = start()
    engine.track('purchase')
    await host.advance()
    engine.identify('ada')
    await shown[0]!.record({ nps: 9 }, true)
    shown[0]!.close('answered', { nps: 9 })
    await host.advance()
    expect(delivered.map(({ respondent }) => respondent.userId)).toEqual(['ada'])
    expect(history(host).surveys.nps.answered).toBe(1)
  })

  it('as another user takes away what is on screen, and what was known of the one before', async () => {
    const { engine, host, shown } = start()
    engine.identify('ada', { plan: 'pro' })
    engine.track('purchase')
    await host.advance()
    expect(shown).toHaveLength(1)
    engine.identify('bob')
    await host.advance()
    expect(history(host).events).toEqual({})
    engine.track('purchase')
    await host.advance(60_000)
    expect(shown).toHaveLength(2)
    expect(shown[1]!.values).toEqual({})
  })

  it('before the surveys are there is as good', async () => {
    const host = fakeHost()
    const first = start(host)
    first.engine.identify('ada')
    await first.buy('never')
    first.engine.reset()
    first.engine.destroy()
    const { engine, buy } = start(host, { surveys: [] })
    engine.identify('ada')
    engine.update({ surveys: [nps], caps: { cooldown: '0s' } })
    expect(await buy()).toBe(false)
  })

  it('without an id is reported and does nothing', () => {
    const { engine, host, errors } = start()
    for (const id of [undefined, null, '', 42, {}, Symbol('ada'), 'x'.repeat(501)]) engine.identify(id as never)
    expect(errors.every(({ code }) => code === 'bad-call')).toBe(true)
    expect(errors).toHaveLength(7)
    expect(history(host).user).toBeUndefined()
  })
})

describe('reset', () => {
  it('makes a new respondent who inherits only when this device has last asked', async () => {
    const { engine, host, buy } = start(fakeHost(), { caps: { cooldown: '7d' } })
    engine.identify('ada', { plan: 'pro' })
    await buy()
    const before = history(host)
    engine.reset()
    const after = history(host)
    expect(after.id).not.toBe(before.id)
    expect(after).toMatchObject({ events: {}, surveys: {}, due: [], prompts: [[before.prompts[0][0], '']] })
    expect(after.user).toBeUndefined()
    expect(await buy()).toBe(false)
    expect(reasonOf(engine)).toBe('cooldown')
    await host.advance(7 * day)
    expect(await buy()).toBe(true)
  })

  it('forgets attributes, and takes away what is on screen without a verdict', async () => {
    const { engine, host, shown } = start()
    engine.identify('ada', { plan: 'pro' })
    engine.track('purchase')
    await host.advance()
    engine.reset()
    await host.advance()
    engine.identify('ada')
    expect(history(host).surveys.nps.dismissed).toBeUndefined()
    engine.track('purchase')
    await host.advance(60_000)
    expect(shown.at(-1)!.values).toEqual({})
  })

  it('does not mix two users of one device', async () => {
    const { engine, buy } = start()
    for (const user of ['ada', 'bob', 'cyd']) {
      engine.identify(user)
      expect(await buy(), user).toBe(true)
      engine.reset()
    }
    for (const user of ['bob', 'ada', 'cyd']) {
      engine.identify(user)
      expect(await buy(), user).toBe(false)
      engine.reset()
    }
  })

  it('remembers the last eight users, and no more', async () => {
    const { engine, host } = start()
    for (let user = 0; user < 20; user++) {
      engine.identify(`user-${user}`)
      engine.track('login')
      engine.reset()
    }
    expect(JSON.parse(host.stored.get('askwell:default:users')!)).toHaveLength(8)
  })

  it('takes hold on the next page, when this one goes away at once', async () => {
    const host = fakeHost()
    const first = start(host)
    first.engine.identify('ada')
    await first.buy()
    first.engine.reset()
    host.close()
    const next = start(host.openTab())
    expect(history(host).user).toBeUndefined()
    expect(history(host).surveys).toEqual({})
    next.engine.identify('ada')
    expect(history(host).surveys.nps.shown).toBe(1)
  })
})

describe('storage that fails', () => {
  it('breaks neither identify nor reset, and what was put aside and can not be read is left', async () => {
    const host = fakeHost()
    host.stored.set('askwell:default:users', '{"not":"a list"')
    const { engine, buy } = start(host)
    engine.identify('ada')
    await buy()
    host.breakStorage('writes')
    engine.reset()
    engine.identify('bob')
    await buy()
    host.breakStorage('always')
    engine.reset()
    engine.identify('ada')
    engine.track('purchase')
    await host.advance()
  })
})

describe('another tab that wrote without having seen what this one did', () => {
  it('costs no impression, no "never again" and no count: they are put back when it is heard of', async () => {
    const host = fakeHost()
    const { engine, buy } = start(host, { caps: { cooldown: '7d', perSession: 100 } })
    engine.track('login')
    const stale = host.stored.get('askwell:default')!
    expect(await buy('never')).toBe(true)
    const other = host.openTab()
    other.storage.set('askwell:default', stale)
    await host.advance()
    expect(history(host).prompts).toHaveLength(1)
    expect(history(host).surveys.nps).toMatchObject({ shown: 1, never: true })
    expect(history(host).events).toMatchObject({ login: [1, expect.any(Number), expect.any(Number)] })
    engine.track('login')
    expect(history(host).events.purchase[0]).toBe(1)
    expect(reasonOf(engine)).toBe('repeat')
  })

  it('brings nothing of one person to another', async () => {
    const host = fakeHost()
    const { engine, buy } = start(host)
    engine.identify('ada')
    await buy()
    start(host.openTab()).engine.reset()
    await host.advance()
    engine.track('login')
    expect(history(host).surveys).toEqual({})
  })
})
