import { createListeners, type Draft, type Survey } from '@askwell/core'
import { fakeHost } from '@askwell/core/testing'
import { createOutbox, type Outbox } from '@askwell/transport'
import { hasWaiting } from '@askwell/transport/spill'
import { describe, expect, it } from 'vitest'
import { fakeDevice } from '../../transport/src/testing/fake-device.js'
import { fakeEndpoint } from '../../transport/src/testing/ledger.js'
import { draftsKey, has } from './drafts.js'
import { createKeep } from './keep.js'
import { deskOf, openDesk, type Desk } from './responses.js'
import type { Wiring } from './wiring.js'

const survey: Survey = { id: 'nps', questions: [{ type: 'nps' }, { type: 'text' }] }

const draft = (more: Partial<Draft> = {}): Draft => ({
  id: [1_767_225_600_000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  revision: 1,
  complete: true,
  survey,
  answers: { nps: 9 },
  respondent: { id: 'r', userId: undefined, attributes: {} },
  context: { page: '/', locale: 'en', device: 'desktop', viewport: [1, 1], sdk: 'askwell/0' },
  shownAt: 1_767_225_600_000,
  answeredAt: 1_767_225_601_000,
  ...more,
})

/** A page whose chunks come when they are let, on storage that outlives it. */
const setup = () => {
  const device = fakeDevice()
  const server = fakeEndpoint()
  const text = device.storage.items
  const storage = {
    get: (key: string) => text[key] ?? null,
    set: (key: string, value: string) => void (text[key] = value),
    remove: (key: string) => void delete text[key],
  }
  const open = (chunks: Promise<unknown> = Promise.resolve(), options: Partial<Wiring['options']> = {}) => {
    const page = device.page(server.fetch)
    const events: [name: string, detail: unknown][] = []
    const create: typeof createOutbox = (options) => createOutbox({ ...options, host: page.host })
    let opening: Promise<Desk> | undefined
    const wiring: Wiring = {
      project: 'p',
      storage,
      theme: undefined,
      locale: undefined,
      endpoints: [{ url: 'https://feedback.example/v1' }],
      options: { endpoint: '', surveys: [], ...options },
      listeners: {
        ...createListeners(),
        emit: (name, detail) => void events.push([name, detail]),
        report: (error) => void events.push(['error', error]),
      },
      consent: true,
      begin() {},
      restart() {},
      desk: undefined,
      chunks: { calls: async () => {} } as never,
      engine: {} as never,
      askwell: {} as never,
      openDesk: () => (opening ??= chunks.then(() => openDesk(wiring, create))),
    }
    const completed = () => events.filter(([name]) => name === 'completed').length
    return { ...page, wiring, events, completed, keep: createKeep(wiring) }
  }
  const bodies = () => [...server.ledger.values()].map((body) => JSON.parse(body))
  return { device, server, storage, open, bodies }
}

const never = new Promise<never>(() => {})

describe('a draft', () => {
  it('is kept in the same task, and thanked for, while the chunks are still under way', async () => {
    const { open, storage } = setup()
    const tab = open(never)
    const kept = tab.keep(draft(), false)
    expect(has(storage, draftsKey('p'))).toBe(true)
    await kept
    expect(tab.completed()).toBe(0)
  })

  it('survives a page whose chunks can not be loaded, and arrives once, at the next visit', async () => {
    const { device, server, open, storage, bodies } = setup()
    const tab = open(Promise.reject(new Error('offline')))
    await tab.keep(draft({ complete: false }), true)
    await tab.keep(draft({ revision: 2, answers: { nps: 9, text: 'fine' } }), false)
    tab.kill()
    const next = open()
    await next.wiring.openDesk()
    expect(has(storage, draftsKey('p'))).toBe(false)
    expect(hasWaiting(storage, 'p')).toBe(true)
    expect(next.completed()).toBe(1)
    await device.advance(180_000)
    expect(server.requests).toHaveLength(1)
    expect(bodies()).toMatchObject([{ revision: 2, complete: true, answers: [{ value: 9 }, { value: 'fine' }] }])
  })

  it('arrives once when the chunks come after it, and says so once', async () => {
    const { device, server, open, storage } = setup()
    let load!: (value?: unknown) => void
    const tab = open(new Promise((resolve) => (load = resolve)))
    await tab.keep(draft(), false)
    load()
    await device.advance(180_000)
    expect(has(storage, draftsKey('p'))).toBe(false)
    expect(server.requests).toHaveLength(1)
    expect(tab.completed()).toBe(1)
  })

  it('keeps the order of its revisions', async () => {
    const { device, open, bodies } = setup()
    let load!: (value?: unknown) => void
    const tab = open(new Promise((resolve) => (load = resolve)))
    await tab.keep(draft({ complete: false }), true)
    await tab.keep(draft({ revision: 2, complete: false, answers: { nps: 3 } }), true)
    load()
    await device.idle()
    await tab.keep(draft({ revision: 3, answers: { nps: 3, text: 'why' } }), false)
    await device.advance(180_000)
    expect(bodies()).toMatchObject([{ revision: 3 }])
  })

  it('of another respondent stays beside it', async () => {
    const { device, open, bodies } = setup()
    const tab = open(never)
    await tab.keep(draft(), false)
    await tab.keep(draft({ id: [1_767_225_600_000, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9] }), false)
    tab.kill()
    await open().wiring.openDesk()
    await device.advance(180_000)
    expect(bodies()).toHaveLength(2)
  })

  it('that is not ours is dropped, and costs its neighbours nothing', async () => {
    const { device, open, storage, bodies } = setup()
    await open(never).keep(draft(), false)
    storage.set(draftsKey('p'), JSON.stringify({ ...JSON.parse(storage.get(draftsKey('p'))!), x: { id: 5 } }))
    await open().wiring.openDesk()
    expect(has(storage, draftsKey('p'))).toBe(false)
    await device.advance(180_000)
    expect(bodies()).toHaveLength(1)
  })

  it('is not lost to a value that nobody can read', async () => {
    const { device, open, storage, bodies } = setup()
    storage.set(draftsKey('p'), '{')
    await open().keep(draft(), false)
    expect(has(storage, draftsKey('p'))).toBe(false)
    await device.advance(180_000)
    expect(bodies()).toHaveLength(1)
  })

  it('is put into the outbox before thanks when the storage is full, and rejects when that is not there', async () => {
    const { open, storage } = setup()
    storage.set = () => {
      throw new Error('full')
    }
    await expect(open(Promise.reject(new Error('offline'))).keep(draft(), false)).rejects.toThrow('offline')
    const tab = open()
    await tab.keep(draft(), false)
    expect(tab.completed()).toBe(1)
  })
})

describe('the desk', () => {
  it('leaves a draft where it is when it can not hand it over', () => {
    const { stored, storage, breakStorage } = fakeHost()
    stored.set(draftsKey('p'), JSON.stringify({ a: draft() }))
    breakStorage('writes')
    const wiring = {
      project: 'p',
      storage,
      endpoints: [{ url: '/' }],
      listeners: createListeners() as Wiring['listeners'],
      options: { endpoint: '', surveys: [] },
    } as unknown as Wiring
    deskOf(wiring, () => ({}) as Outbox)
    expect(stored.has(draftsKey('p'))).toBe(true)
  })
})

describe('what beforeSend can not look at', () => {
  const oops = () => {
    throw new Error('oops')
  }
  const redact: NonNullable<Wiring['options']['beforeSend']> = (response) => ({
    ...response,
    answers: response.answers.map((answer) => ({ ...answer, value: 'redacted' })),
  })

  it('is told of once, kept, and never sent as it is', async () => {
    const { device, server, open, storage } = setup()
    const tab = open(undefined, { beforeSend: oops })
    await tab.keep(draft({ complete: false, answeredAt: Date.now() }), true)
    await tab.keep(draft({ revision: 2, answeredAt: Date.now(), answers: { nps: 9, text: 'secret' } }), false)
    await device.advance(600_000)
    expect(tab.events).toEqual([['error', expect.objectContaining({ code: 'before-send' })]])
    expect(server.requests).toEqual([])
    expect(await (await tab.wiring.openDesk()).outbox.pending()).toBe(1)
    expect(storage.get('askwell:p:outbox') ?? '').not.toContain('secret')
    expect(Object.keys(device.storage.items).join()).not.toContain('outbox:')
  })

  it('is looked at again at the next visit, and then sent once', async () => {
    const { device, server, open, bodies } = setup()
    const tab = open(undefined, { beforeSend: oops })
    await tab.keep(draft({ answeredAt: Date.now() }), false)
    await device.idle()
    tab.kill()
    const next = open(undefined, { beforeSend: redact })
    await next.wiring.openDesk()
    await device.advance(180_000)
    expect(server.requests).toHaveLength(1)
    expect(bodies()).toMatchObject([{ answers: [{ value: 'redacted' }] }])
    expect(await (await next.wiring.openDesk()).outbox.pending()).toBe(0)
  })

  it('is not lost when it is the body of the endpoint that throws', async () => {
    const { device, server, open, bodies } = setup()
    const tab = open()
    tab.wiring.endpoints = [{ url: 'https://feedback.example/v1', body: oops }]
    await tab.keep(draft({ answeredAt: Date.now() }), false)
    await device.advance(600_000)
    expect(tab.events.map(([, error]) => (error as Error).message)).toEqual([expect.stringContaining('body of https://feed')])
    expect(server.requests).toEqual([])
    tab.kill()
    const next = open()
    await next.wiring.openDesk()
    await device.advance(180_000)
    expect(bodies()).toMatchObject([{ answers: [{ value: 9 }] }])
  })

  it('makes way for a later revision that it can look at', async () => {
    const { device, open, storage, bodies } = setup()
    let broken = true
    const tab = open(undefined, { beforeSend: (response) => (broken ? oops() : redact(response)) })
    await tab.keep(draft({ complete: false }), true)
    broken = false
    await tab.keep(draft({ revision: 2 }), false)
    await device.advance(180_000)
    expect(has(storage, draftsKey('p'))).toBe(false)
    expect(bodies()).toMatchObject([{ revision: 2, answers: [{ value: 'redacted' }] }])
  })

  it('is given up after 7 days, and said so', async () => {
    const { open, storage } = setup()
    const tab = open(never, { beforeSend: oops })
    await tab.keep(draft({ answeredAt: Date.now() - 604_900_000 }), false)
    const next = open(undefined, { beforeSend: oops })
    await next.wiring.openDesk()
    expect(next.events.map(([, error]) => (error as { code: string }).code)).toEqual(['before-send', 'expired'])
    expect(has(storage, draftsKey('p'))).toBe(false)
  })

  it('rejects, as what is nowhere, when the storage is full', async () => {
    const { open, storage } = setup()
    storage.set = oops
    await expect(open(undefined, { beforeSend: oops }).keep(draft(), false)).rejects.toThrow('oops')
  })
})

describe('what beforeSend refuses', () => {
  it('is neither kept, sent nor told as completed; what it let pass before is', async () => {
    const { device, open, storage, bodies } = setup()
    const tab = open(undefined, { beforeSend: (response) => response.answers.length < 2 && response })
    await tab.keep(draft({ complete: false }), true)
    await tab.keep(draft({ revision: 2, answers: { nps: 9, text: '4111 1111' } }), false)
    await device.advance(600_000)
    expect(bodies()).toMatchObject([{ revision: 1, answers: [{ value: 9 }] }])
    expect(JSON.stringify(device.storage.items)).not.toContain('4111')
    expect(has(storage, draftsKey('p'))).toBe(false)
    expect(tab.completed()).toBe(0)
  })
})

describe('what is collected', () => {
  const clicked = draft({ trigger: { event: 'page_view', properties: { url: 'https://a.example/b?token=c' } } })

  it('has no query, in what is sent, and in what completed tells', async () => {
    const { device, open, bodies } = setup()
    const tab = open()
    await tab.keep(clicked, false)
    await device.advance(1000)
    expect(bodies()[0].trigger.properties).toEqual({ url: 'https://a.example/b' })
    expect(JSON.stringify(tab.events)).not.toContain('token')
  })

  it('by a word that is none is the least, and reported', async () => {
    const { device, open, bodies } = setup()
    const tab = open(undefined, { collect: { url: 'everything' as 'full' } })
    await tab.keep(clicked, false)
    await device.advance(1000)
    expect(bodies()[0].trigger.properties).toEqual({ url: 'https://a.example/b' })
    expect(tab.events[0]).toEqual(['error', expect.objectContaining({ code: 'bad-option' })])
  })
})
