import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AskwellError } from './errors.js'
import { openHistory } from './history.js'
import { createEngine } from './engine.js'
import { fakeHost, type FakeHost } from './testing.js'

const key = 'askwell:default'

const open = (host: FakeHost = fakeHost()) => {
  const errors: AskwellError[] = []
  return { host, errors, history: openHistory(host, 'default', (error) => errors.push(error)) }
}

const engineOn = (host: FakeHost) => {
  const errors: AskwellError[] = []
  const engine = createEngine({
    surveys: [
      { id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'purchase', delay: '1h' }, audience: { 'events.a.count': 2 } },
    ],
    host,
    present: async () => ({ close() {} }),
    deliver: async () => {},
    onError: (error) => errors.push(error),
  })
  return { engine, errors }
}

describe('the history', () => {
  it('is one value that survives the page', () => {
    const { host, history } = open()
    const id = history.use((history) => history.id)
    expect([...host.stored.keys()]).toEqual([key])
    expect(open(host.openTab()).history.use((history) => history.id)).toBe(id)
  })

  it('loses nothing that two tabs write in the same instant', () => {
    const { host, history } = open()
    const other = open(host.openTab()).history
    for (const tab of [history, other, history, other]) tab.use(({ prompts }) => prompts.push([host.now(), 'nps']))
    expect(history.use(({ prompts }) => prompts.length)).toBe(4)
  })

  it('keeps 200 event names, the latest used', () => {
    const { host, history } = open()
    for (let index = 0; index < 250; index++) {
      host.setNow(host.now() + 1)
      history.use(({ events }) => (events[`e${index}`] = [1, host.now(), host.now()]))
    }
    const names = history.use(({ events }) => Object.keys(events))
    expect(names.length).toBe(200)
    expect(names).toContain('e249')
    expect(names).not.toContain('e49')
  })

  it('keeps within 16 kB', () => {
    const { host, history } = open()
    history.use(({ events, due, surveys }) => {
      for (let index = 0; index < 199; index++) events[`${index}`.padStart(100)] = [1, 1, index]
      for (let index = 0; index < 20; index++)
        due.push({
          survey: `${index}`,
          trigger: 0,
          delayMs: 0,
          expiresMs: 6e5,
          cancelOn: [],
          at: 1,
          event: 'x',
          properties: { long: 'x'.repeat(3000) },
        })
      for (let index = 0; index < 200; index++)
        surveys[`s${index}`] = { at: index, ...(index < 50 && { shown: 1 }), matches: { 0: [1] } }
    })
    expect(host.stored.get(key)!.length).toBeLessThanOrEqual(16384)
    expect(history.use(({ surveys }) => surveys['s49']?.shown)).toBe(1)
  })

  it('takes a time in the future as now, so that a wrong clock heals', () => {
    const { host, history } = open()
    const now = host.now()
    host.setNow(now + 1e12)
    history.use((history) => (history.prompts = [[host.now(), 'nps']]))
    host.setNow(now)
    expect(history.use(({ prompts }) => prompts)).toEqual([[now, 'nps']])
    expect(open(host.openTab()).history.use(({ prompts }) => prompts)).toEqual([[now, 'nps']])
  })

  it('that is unreadable counts as absent, and is reported once', () => {
    for (const garbage of ['{', 'null', '5', '{"v":2}', '{"v":1,"who":"","people":{"":{"id":"x","events":5}}}']) {
      const host = fakeHost()
      host.stored.set(key, garbage)
      const { engine, errors } = engineOn(host)
      engine.track('a')
      engine.track('a')
      expect(errors.map(({ code }) => code)).toEqual(['storage'])
      expect(JSON.parse(host.stored.get(key)!)).toMatchObject({ v: 1 })
    }
  })

  it('survives any stored value', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('due', 'prompts', 'surveys', 'events', 'sessions', 'lastSeenAt'),
        (json, field) => {
          const host = fakeHost()
          open(host).history.use(() => {})
          const stored = JSON.parse(host.stored.get(key)!) as object
          Object.assign(stored, { [field]: json })
          host.stored.set(key, JSON.stringify(stored))
          const { engine } = engineOn(host.openTab())
          for (const name of ['a', 'purchase', 'a', 'purchase']) engine.track(name)
          engine.explain('nps')
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('storage that fails', () => {
  it.each(['always', 'writes'] as const)('%s: memory takes over, with one error', (how) => {
    const host = fakeHost()
    host.breakStorage(how)
    const { engine, errors } = engineOn(host)
    engine.track('a')
    engine.track('a')
    expect(engine.explain('nps').checks.find(({ name }) => name === 'audience')!.ok).toBe(true)
    expect(errors.map(({ code }) => code)).toEqual(['storage'])
  })

  it('while the page runs does not lose what was there', () => {
    const host = fakeHost()
    const { engine, errors } = engineOn(host)
    engine.track('a')
    host.breakStorage('always')
    engine.track('a')
    expect(engine.explain('nps').checks.find(({ name }) => name === 'audience')!.ok).toBe(true)
    expect(errors.length).toBe(1)
  })
})
