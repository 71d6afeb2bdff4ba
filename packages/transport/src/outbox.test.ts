import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import { claim } from './claim.js'
import type { OutboxHost } from './host.js'
import { createOutbox } from './outbox.js'
import { hasWaiting, spill } from './spill.js'
import { aResponse } from './testing/response.js'
import { setup } from './testing/setup.js'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('a response', () => {
  test('is stored, sent at once with its key and age, and removed when it is acknowledged', async () => {
    const { device, server, open } = setup()
    const tab = open()
    const response = aResponse()
    expect(await tab.put(response)).toBe('indexed-db')
    await device.idle()
    expect(server.requests).toMatchObject([
      { key: `"${response.id}:1"`, body: JSON.stringify(response), age: 0, keepalive: true },
    ])
    expect(tab.events).toMatchObject([{ type: 'delivered', id: response.id, revision: 1 }])
    expect(await tab.pending()).toBe(0)
    expect(device.timers()).toEqual([])
  })
})

describe('a held response', () => {
  test('is kept, goes after 60 s without input, and a later revision before that replaces it', async () => {
    const { device, server, open } = setup()
    const tab = open()
    const first = aResponse({ complete: false })
    expect(await tab.put(first, { hold: true })).toBe('indexed-db')
    await device.advance(40_000)
    await tab.put({ ...first, revision: 2 }, { hold: true })
    await device.advance(59_000)
    expect(server.requests).toEqual([])
    await device.advance(1000)
    expect(server.keys()).toEqual([`"${first.id}:2"`])
    expect(await tab.pending()).toBe(0)
  })

  test('goes at once when a later revision, or the same one, is put without hold', async () => {
    const { device, server, open } = setup()
    const tab = open()
    const [one, two] = [aResponse(), aResponse()]
    await tab.put(one, { hold: true })
    await tab.put({ ...one, revision: 2 })
    await tab.put(two, { hold: true })
    await tab.put(two)
    await device.advance(2 * minute)
    expect(server.keys()).toEqual([`"${one.id}:2"`, `"${two.id}:1"`])
    expect(device.timers()).toEqual([])
  })

  test('goes when the page hides', async () => {
    const { device, server, open } = setup()
    const tab = open()
    await tab.put(aResponse(), { hold: true })
    tab.emit('pagehide')
    expect(server.requests).toMatchObject([{ keepalive: true }])
    await device.advance(2 * minute)
    expect(server.requests).toHaveLength(1)
    expect(await tab.pending()).toBe(0)
  })

  test('goes when the page hides before it is stored, once', async () => {
    const { device, server, open } = setup()
    const tab = open()
    const stored = tab.put(aResponse(), { hold: true })
    tab.emit('pagehide')
    tab.emit('pagehide')
    expect(server.requests).toMatchObject([{ keepalive: true }])
    await stored
    await device.advance(2 * minute)
    expect(server.requests).toHaveLength(1)
    expect(await tab.pending()).toBe(0)
  })

  test('goes at the next visit', async () => {
    const { device, server, open } = setup()
    const tab = open()
    await tab.put(aResponse(), { hold: true })
    tab.kill()
    open()
    await device.advance(2 * minute)
    expect(server.requests).toHaveLength(1)
  })
})

describe('revisions', () => {
  test('a newer one put while an older is in flight is not removed by its delivery', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? 'stall' : 200)
    const tab = open()
    const first = aResponse()
    await tab.put(first)
    await tab.put({ ...first, revision: 2 }, { hold: true })
    server.release()
    await device.idle()
    expect(tab.told('delivered')).toMatchObject([{ revision: 1 }])
    expect(await tab.pending()).toBe(1)
    await device.advance(minute)
    expect(server.keys()).toEqual([`"${first.id}:1"`, `"${first.id}:2"`])
  })

  test('an older one that comes late does not replace a newer', async () => {
    const { device, server, open } = setup()
    const tab = open()
    const first = aResponse()
    await tab.put({ ...first, revision: 2 }, { hold: true })
    await tab.put(first, { hold: true })
    await device.advance(minute)
    expect(server.keys()).toEqual([`"${first.id}:2"`])
  })
})

describe('failures', () => {
  test('500 three times, then 200: the same bytes under the same key, four times', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n < 4 ? 500 : 200)
    const tab = open()
    await tab.put(aResponse())
    await device.advance(2 * minute)
    expect(server.requests).toHaveLength(4)
    expect(new Set(server.requests.map(({ key, body }) => key + body)).size).toBe(1)
    expect(await tab.pending()).toBe(0)
    expect(device.timers()).toEqual([])
  })

  test('an answer cut while it is read, silence and a dead network are tried again', async () => {
    const { device, server, open } = setup()
    const does = ['drop', 'drop', 'stall', 'down', 200] as const
    server.answer = (_, n) => does[n - 1]
    const tab = open()
    await tab.put(aResponse())
    await device.advance(5 * minute)
    expect(server.requests).toHaveLength(5)
    expect(server.ledger.size).toBe(1)
    expect(await tab.pending()).toBe(0)
  })

  test.each([
    ['seconds', '120', 120_000, 840_000],
    ['an absurd number', '999999999', 24 * hour, 48 * hour],
    ['a negative number', '-5', 0, 720_000],
    ['a date', new Date(1_700_000_000_000 + 600_000).toUTCString(), 600_000, 1_320_000],
    ['a past date', new Date(0).toUTCString(), 0, 720_000],
  ])('Retry-After in %s means that long and a random part more', async (_, header, least, most) => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? { status: 503, headers: { 'retry-after': header } } : 200)
    const tab = open()
    await tab.put(aResponse())
    await device.idle()
    const [due] = device.timers()
    expect(due).toBeGreaterThan(least)
    expect(due).toBeLessThanOrEqual(most)
    await device.advance(due! - 1)
    expect(server.requests).toHaveLength(1)
    await device.advance(1)
    expect(await tab.pending()).toBe(0)
  })

  test('after 429 fresh answers wait as well, and go one every 250 ms after the first 2xx', async () => {
    const { device, server, open } = setup()
    const at: number[] = []
    server.answer = (_, n) => (at.push(device.now()), n === 1 ? { status: 429, headers: { 'retry-after': '60' } } : 200)
    const tab = open()
    await tab.put(aResponse())
    await tab.put(aResponse())
    await tab.put(aResponse())
    await device.advance(minute)
    expect(at).toHaveLength(1)
    await device.advance(8 * minute)
    expect(at).toHaveLength(4)
    expect(at[2]! - at[1]!).toBe(250)
    expect(at[3]! - at[2]!).toBe(250)
  })

  test('the wait survives a reload', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? { status: 503, headers: { 'retry-after': '3600' } } : 200)
    const tab = open()
    await tab.put(aResponse())
    await device.idle()
    tab.kill()
    open()
    await device.advance(hour)
    expect(server.requests).toHaveLength(1)
    await device.advance(hour)
    expect(server.ledger.size).toBe(1)
  })

  test('one answer the endpoint refuses is kept, told once, and holds up nobody', async () => {
    const { device, server, open } = setup()
    const poison = aResponse()
    server.answer = ({ key }) => (key.includes(poison.id) ? { status: 422, body: 'no such survey' } : 200)
    device.online = false
    const before = open({ at: { unload: 'defer' } })
    await before.put(poison, { hold: true })
    await before.put(aResponse(), { hold: true })
    await before.put(aResponse(), { hold: true })
    before.kill()
    device.online = true
    const tab = open()
    await device.advance(hour)
    const url = 'https://feedback.example/v1'
    expect(tab.told('rejected')).toEqual([
      { type: 'rejected', id: poison.id, revision: 1, url, status: 422, body: 'no such survey' },
    ])
    expect(server.requests).toHaveLength(3)
    expect(await tab.pending()).toBe(1)
    expect(device.timers()).toEqual([])
    tab.kill()
    open()
    await device.advance(hour)
    expect(server.requests).toHaveLength(3)
  })

  test('a record that makes the server fail goes behind the others', async () => {
    const { device, server, open } = setup()
    const poison = aResponse()
    server.answer = ({ key }) => (key.includes(poison.id) ? 500 : 200)
    const tab = open()
    await tab.put(poison, { hold: true })
    await tab.put(aResponse(), { hold: true })
    await device.advance(5 * minute)
    expect(server.ledger.size).toBe(1)
    expect(await tab.pending()).toBe(1)
  })

  test.each([401, 403, 404, 410, 501, 505, 511, 301])('%i blames the endpoint: kept, told once, every 15 min', async (status) => {
    const { device, server, open } = setup()
    let fixed = false
    server.answer = () => (fixed ? 200 : status)
    const tab = open()
    await tab.put(aResponse())
    await device.advance(hour + minute)
    expect(server.requests).toHaveLength(5)
    const [told, ...rest] = tab.events
    expect(rest).toEqual([])
    expect(told).toMatchObject({ type: 'error', error: { code: 'blocked' } })
    expect((told as { error: Error }).error.message).toContain('https://feedback.example/v1')
    expect((told as { error: Error }).error.message).toContain(`${status}`)
    fixed = true
    await device.advance(15 * minute)
    expect(await tab.pending()).toBe(0)
  })

  test('a 2xx without the id acknowledges nothing when the endpoint is strict', async () => {
    const { device, server, open } = setup()
    server.answer = ({ body }, n) => ({ status: 200, body: n === 1 ? '<p>Welcome to our Wi-Fi' : body })
    const tab = open({ at: { acknowledge: 'strict' } })
    await tab.put(aResponse())
    await device.idle()
    expect(tab.told('blocked')).toHaveLength(1)
    await device.advance(15 * minute)
    expect(tab.told('delivered')).toHaveLength(1)
  })

  test('a response is given up after 7 days, once it was tried on seven of them, and told', async () => {
    const { device, server, open } = setup()
    server.answer = () => 'down'
    const first = open()
    await first.put(aResponse())
    await device.idle()
    first.kill()
    for (let visit = 2; visit < 7; visit++) {
      device.setClock(device.now() + 3 * day)
      const tab = open()
      await device.advance(minute)
      expect([await tab.pending(), tab.told('expired')]).toEqual([1, []])
      tab.kill()
    }
    device.setClock(device.now() + day)
    const last = open()
    expect(await last.pending()).toBe(1)
    await device.advance(minute)
    expect(last.told('expired')).toHaveLength(1)
    expect(await last.pending()).toBe(0)
  })

  test('an ad blocker meets fewer than 15 requests an hour', async () => {
    const { device, server, open } = setup()
    server.answer = () => 'down'
    const tab = open()
    await tab.put(aResponse())
    await device.advance(hour)
    expect(server.requests.length).toBeLessThan(15)
    expect(tab.events).toEqual([])
  })
})

describe('what the app supplies', () => {
  test('headers may be fresh for each request', async () => {
    const { device, server, open } = setup()
    let token = 0
    server.answer = (_, n) => (n === 1 ? 500 : 200)
    const tab = open({ at: { headers: async () => ({ authorization: `Bearer ${++token}` }) } })
    await tab.put(aResponse())
    await device.advance(minute)
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer 1', 'Bearer 2'])
  })

  test('headers that throw or never come are a failure like any other', async () => {
    const { device, server, open } = setup()
    let calls = 0
    const headers = () => {
      if (++calls === 1) throw new Error('no token')
      return calls === 2 ? new Promise<never>(() => {}) : {}
    }
    const tab = open({ at: { headers } })
    await tab.put(aResponse())
    await device.advance(2 * minute)
    expect(server.ledger.size).toBe(1)
  })

  test('a body of its own is shaped once and frozen', async () => {
    const { device, server, open } = setup()
    let shaped = 0
    server.answer = (_, n) => (n === 1 ? 500 : 200)
    const tab = open({ at: { body: ({ id }) => ({ text: id, shaped: ++shaped }) } })
    const response = aResponse()
    await tab.put(response)
    await device.advance(minute)
    expect(server.requests.map(({ body }) => body)).toEqual(Array(2).fill(JSON.stringify({ text: response.id, shaped: 1 })))
  })

  test('a body that throws is told and does not throw into the page', async () => {
    const { server, open } = setup()
    const tab = open({
      at: {
        body() {
          throw new Error('oops')
        },
      },
    })
    expect(await tab.put(aResponse())).toBe('memory')
    expect(tab.told('storage')).toHaveLength(1)
    expect(server.requests).toEqual([])
  })

  test('wire: simple is text/plain without headers of ours, the age in the address', async () => {
    const { device, server, open } = setup()
    const tab = open({ at: { wire: 'simple', url: 'https://feedback.example/v1?k=1' } })
    await tab.put(aResponse())
    await device.idle()
    expect(server.requests).toMatchObject([
      { url: 'https://feedback.example/v1?k=1&age=0', headers: {}, body: expect.any(String) },
    ])
    // A body that is a string has the type text/plain.
    expect(Object.keys(server.requests[0]!.headers)).toEqual([])
  })

  test('wire: form is what body returns, as a form without headers of ours', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? 500 : 200)
    const tab = open({ at: { wire: 'form', body: ({ id }) => ({ 'entry.1': id, text: 'a&b = ü' }) } })
    const response = aResponse()
    await tab.put(response)
    await device.advance(minute)
    expect(server.requests).toHaveLength(2)
    for (const { body, headers } of server.requests) {
      expect(headers).toEqual({ 'content-type': 'application/x-www-form-urlencoded' })
      expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ 'entry.1': response.id, text: 'a&b = ü' })
    }
  })

  test('a listener that throws changes nothing', async () => {
    const { device, open } = setup()
    const tab = open({
      on() {
        throw new Error('oops')
      },
    })
    await tab.put(aResponse())
    await device.idle()
    expect(await tab.pending()).toBe(0)
  })
})

describe('visits and tabs', () => {
  test('killed between 2xx and removal: the next visit sends the same bytes under the same key', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? 'stall' : 200)
    const tab = open()
    await tab.put(aResponse())
    tab.kill()
    server.release()
    open()
    await device.advance(2 * minute)
    expect(server.requests).toHaveLength(2)
    expect(server.ledger.size).toBe(1)
    expect(server.requests[0]!.body).toBe(server.requests[1]!.body)
  })

  test('the first drain of what an earlier visit left waits its share of a minute', async () => {
    const { device, server, open } = setup()
    device.random = () => 0.999
    const before = open()
    await before.put(aResponse(), { hold: true })
    before.kill()
    await device.advance(hour)
    open()
    await device.advance(59_000)
    expect(server.requests).toEqual([])
    await device.advance(1000)
    expect(server.requests).toHaveLength(1)
  })

  test('two tabs on one store send 30 records once each', async () => {
    for (const locks of [true, false]) {
      const { device, server, open } = setup()
      device.locks = locks
      const before = open()
      for (let n = 0; n < 30; n++) await before.put(aResponse(), { hold: true })
      before.kill()
      const tabs = [open(), open()]
      await device.advance(3 * minute)
      expect(server.requests).toHaveLength(30)
      expect(server.ledger.size).toBe(30)
      expect(await tabs[0]!.pending()).toBe(0)
    }
  })

  test('two tabs that flush at the same moment send each record once: the lease is taken where it is read', async () => {
    const { device, server, open } = setup()
    device.locks = false
    const before = open()
    for (let n = 0; n < 5; n++) await before.put(aResponse(), { hold: true })
    before.kill()
    await device.advance(2 * minute)
    const tabs = [open(), open()]
    const flushed = Promise.all(tabs.map((tab) => tab.flush()))
    await device.advance(minute)
    await flushed
    expect(server.requests).toHaveLength(5)
    expect(await tabs[0]!.pending()).toBe(0)
  })

  test('a frozen sender is overruled after its lease, and its late failure disturbs nothing', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? 'stall' : 200)
    const frozen = open()
    await frozen.put(aResponse())
    frozen.kill()
    open()
    await device.advance(29_000)
    expect(server.requests).toHaveLength(1)
    await device.advance(5 * minute)
    expect(server.requests).toHaveLength(2)
  })

  test('a sender that wakes up after its lease and fails leaves the lease of the next alone', async () => {
    const { device, server, open } = setup()
    server.answer = () => 'stall'
    const failing: ((error: Error) => void)[] = []
    const { host } = device.page(server.fetch)
    const fetch = () => new Promise<never>((_, reject) => failing.push(reject))
    // Its timers don't come, but those of the disk.
    const setTimeout = (run: () => void, ms: number) => (ms === 3000 ? host.setTimeout(run, ms) : 0)
    const frozen = open({ host: { ...host, fetch, setTimeout } })
    await frozen.put(aResponse())
    await device.advance(minute)
    const [next, third] = [open(), open()]
    void next.flush()
    await device.idle()
    expect(server.requests).toHaveLength(1)
    failing.forEach((fail) => fail(new TypeError('Failed to fetch')))
    await device.idle()
    failing.forEach((fail) => fail(new TypeError('Failed to fetch')))
    await device.idle()
    device.locks = false
    void third.flush()
    await device.advance(10_000)
    expect(server.requests).toHaveLength(1)
  })

  test('what another tab has delivered is not sent again from the memory of the first', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? { status: 503, headers: { 'retry-after': '3600' } } : 200)
    const first = open()
    await first.put(aResponse())
    await device.idle()
    void open().flush()
    await device.advance(1000)
    expect(server.requests).toHaveLength(2)
    expect(await first.pending()).toBe(0)
    first.emit('pagehide')
    await first.flush()
    expect(server.requests).toHaveLength(2)
  })

  test('what another tab delivers between reading and the lock is not sent again from the memory of the first', async () => {
    const { device, server } = setup()
    const page = device.page(server.fetch)
    let openGate = () => {}
    const gate = new Promise<void>((resolve) => {
      openGate = resolve
    })
    const locks: OutboxHost['navigator']['locks'] = {
      request: async (...asked) => {
        await gate
        return page.host.navigator.locks.request(...asked)
      },
    }
    const host = Object.create(page.host, { navigator: { value: { onLine: true, locks } } }) as OutboxHost
    const endpoint = { url: 'https://feedback.example/v1' }
    const first = createOutbox({ project: 'p', endpoint, host })
    await first.put(aResponse(), { hold: true })
    await device.advance(minute)
    expect(server.requests).toHaveLength(0)
    const second = createOutbox({ project: 'p', endpoint, host: device.page(server.fetch).host })
    const flushed = second.flush()
    await device.advance(1000)
    await flushed
    expect(server.requests).toHaveLength(1)
    openGate()
    await device.advance(minute)
    expect(server.requests).toHaveLength(1)
    expect(await first.pending()).toBe(0)
  })

  test('a tab that holds the lock for ever does not stop another for long', async () => {
    const { device, server, open } = setup()
    const before = open()
    await before.put(aResponse(), { hold: true })
    before.kill()
    void claim(device.page(server.fetch).host, 'askwell:p:outbox', new AbortController().signal)
    open()
    await device.advance(minute)
    expect(server.requests).toEqual([])
    await device.advance(4 * minute)
    expect(server.ledger.size).toBe(1)
  })

  test.each([
    ['half a minute', minute / 2, 2 * minute],
    ['an hour', hour, 15 * minute],
  ])(
    'offline for %s, timers wait; back online, it is sent within a minute and twice as long, at most 15 min',
    async (_, away, within) => {
      const { device, server, open } = setup()
      server.answer = () => (device.online ? 200 : 'down')
      device.online = false
      const tab = open()
      await tab.put(aResponse())
      await device.advance(away)
      const tries = server.requests.length
      expect(tries).toBeLessThanOrEqual(2)
      device.online = true
      tab.emit('online')
      await device.advance(within)
      expect(server.ledger.size).toBe(1)
    },
  )

  test('flush tries what waits, whatever the breaker says', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? { status: 503, headers: { 'retry-after': '3600' } } : 200)
    const tab = open()
    const flush = async () => {
      const flushed = tab.flush()
      await device.advance(1000)
      await flushed
    }
    await tab.put(aResponse())
    await flush()
    await tab.put(aResponse())
    await flush()
    expect(server.ledger.size).toBe(2)
    expect(await tab.pending()).toBe(0)
    await device.idle()
    expect(device.timers()).toEqual([])
  })

  test('destroy stops timers and listeners and keeps what waits', async () => {
    const { device, server, open } = setup()
    const tab = open()
    await tab.put(aResponse(), { hold: true })
    tab.destroy()
    // A transaction under way keeps its own until it has ended.
    await device.idle()
    expect(tab.listeners.size).toBe(0)
    await device.advance(hour)
    expect(server.requests).toEqual([])
    expect(device.timers()).toEqual([])
    expect(await open().pending()).toBe(1)
  })
})

describe('the page goes away', () => {
  test('a disk that can not be read is looked at again by itself, later and later', async () => {
    const { device, server, open } = setup()
    server.answer = () => 'down'
    const before = open()
    await before.put(aResponse())
    await device.idle()
    before.kill()
    server.answer = () => 200
    const real = device.indexedDB
    let opened = 0
    device.indexedDB = {
      open() {
        opened++
        throw new DOMException('', 'UnknownError')
      },
    } as unknown as IDBFactory
    open()
    await device.advance(hour)
    // Each look opens it twice.
    expect(opened).toBeGreaterThan(10)
    expect(opened).toBeLessThan(40)
    device.indexedDB = real
    await device.advance(hour)
    expect(server.ledger.size).toBe(1)
  })

  test('what is not stored yet is spilled before anything else, and the next visit collects it', async () => {
    const { device, server, open } = setup()
    server.answer = () => 'down'
    device.indexedDB = { open: () => ({}) } as unknown as IDBFactory
    const tab = open()
    const response = aResponse()
    void tab.put(response, { hold: true })
    tab.emit('pagehide')
    expect(Object.keys(device.storage.items)).toContain(`askwell:p:outbox:${response.id}`)
    tab.kill()
    device.indexedDB = new IDBFactory()
    server.answer = () => 200
    const next = open()
    expect(await next.pending()).toBe(1)
    await device.advance(3 * minute)
    expect(server.ledger.get(`"${response.id}:1"`)).toBe(JSON.stringify(response))
    expect(Object.keys(device.storage.items)).not.toContain(`askwell:p:outbox:${response.id}`)
    expect(await next.pending()).toBe(0)
  })

  test('a later revision that only got as far as localStorage is sent, though the disk has the one before', async () => {
    const { device, server, open } = setup()
    server.answer = () => 'down'
    const tab = open()
    const response = aResponse({ complete: false })
    await tab.put(response, { hold: true })
    const disk = device.indexedDB
    device.indexedDB = { open: () => ({}) } as unknown as IDBFactory
    const last = { ...response, revision: 2, complete: true }
    void tab.put(last, { hold: true })
    tab.kill()
    device.indexedDB = disk
    server.answer = () => 200
    const next = open()
    await device.advance(3 * minute)
    expect(server.ledger.get(`"${response.id}:2"`)).toBe(JSON.stringify(last))
    expect(await next.pending()).toBe(0)
    expect(Object.keys(device.storage.items).filter((key) => /outbox:./.test(key))).toEqual([])
  })

  test('a spill that the disk overtook is removed', async () => {
    const { device, open } = setup()
    const tab = open({ at: { unload: 'defer' } })
    const stored = tab.put(aResponse(), { hold: true })
    tab.emit('pagehide')
    await stored
    await device.idle()
    expect(Object.keys(device.storage.items).filter((key) => /outbox:./.test(key))).toEqual([])
  })

  test('at most 48 KiB go with it; the rest stays', async () => {
    const { server, open } = setup()
    const tab = open()
    for (let n = 0; n < 3; n++) await tab.put(aResponse({ survey: { id: 'x'.repeat(20_000), hash: '' } }), { hold: true })
    tab.emit('pagehide')
    expect(server.requests).toHaveLength(2)
    expect(await tab.pending()).toBe(1)
  })

  test('unload: defer sends nothing then', async () => {
    const { device, server, open } = setup()
    const tab = open({ at: { unload: 'defer' } })
    await tab.put(aResponse(), { hold: true })
    tab.emit('pagehide')
    await device.idle()
    expect(server.requests).toEqual([])
  })

  test('with the keepalive quota used up by the host page it is sent once more without', async () => {
    const { device, server, open } = setup()
    server.answer = ({ keepalive }) => (keepalive ? 'down' : 200)
    const tab = open()
    await tab.put(aResponse())
    await device.idle()
    expect(server.requests.map(({ keepalive }) => keepalive)).toEqual([true, false])
    expect(tab.told('delivered')).toHaveLength(1)
  })
})

describe('spill', () => {
  test('is picked up, once, beside a put of the same revision', async () => {
    const { device, server, open, storage } = setup()
    const response = aResponse()
    expect(hasWaiting(storage, 'p')).toBe(false)
    expect(spill(storage, 'p', response)).toBe(true)
    expect(hasWaiting(storage, 'p')).toBe(true)
    const tab = open()
    await tab.put(response)
    await device.advance(3 * minute)
    expect(server.requests).toMatchObject([{ body: JSON.stringify(response) }])
    expect(hasWaiting(storage, 'p')).toBe(false)
  })

  test('of a person still answering does not send early when the outbox holds it', async () => {
    const { device, server, open, storage } = setup()
    const response = aResponse({ answeredAt: device.now() })
    spill(storage, 'p', response)
    const tab = open()
    await tab.put(response, { hold: true })
    await device.advance(59_000)
    expect(server.requests).toEqual([])
    await device.advance(2000)
    expect(server.requests).toHaveLength(1)
    expect(tab.told('delivered')).toHaveLength(1)
  })

  test('keeps the highest revision, and says when it could not keep', async () => {
    const { device, server, open, storage } = setup()
    const response = aResponse()
    spill(storage, 'p', { ...response, revision: 3 })
    spill(storage, 'p', { ...response, revision: 2 })
    open()
    await device.advance(2 * minute)
    expect(server.keys()).toEqual([`"${response.id}:3"`])
    device.storage.mode.fails = 'all'
    expect(spill(storage, 'p', response)).toBe(false)
    expect(hasWaiting(storage, 'p')).toBe(false)
  })
})

describe('storage', () => {
  test('without IndexedDB it is localStorage, and the next visit finds it there', async () => {
    const { device, server, open } = setup()
    device.indexedDB = undefined as unknown as IDBFactory
    const tab = open()
    server.answer = () => 'down'
    expect(await tab.put(aResponse())).toBe('local-storage')
    await device.idle()
    tab.kill()
    server.answer = () => 200
    const next = open()
    await device.advance(2 * minute)
    expect(next.told('delivered')).toHaveLength(1)
    expect(Object.keys(device.storage.items).filter((key) => /outbox:./.test(key))).toEqual([])
  })

  test('an IndexedDB that wakes up late does not bring back what has been delivered from localStorage', async () => {
    const { device, server, open } = setup()
    const real = device.indexedDB
    let late: (() => void)[] = []
    const factory = Object.create(real) as IDBFactory
    factory.open = (name: string) => {
      const proxy = {} as IDBOpenDBRequest
      late.push(() => {
        const request = real.open(name)
        Object.defineProperty(proxy, 'result', { get: () => request.result })
        request.addEventListener('upgradeneeded', (event) => proxy.onupgradeneeded?.(event))
        request.addEventListener('success', (event) => proxy.onsuccess?.(event))
      })
      return proxy
    }
    device.indexedDB = factory
    const tab = open()
    void tab.put(aResponse())
    await device.advance(10_000)
    expect(tab.told('delivered')).toHaveLength(1)
    late.forEach((wake) => wake())
    await device.idle()
    late = []
    device.indexedDB = real
    open()
    await device.advance(5 * minute)
    expect(server.requests).toHaveLength(1)
  })

  test('a storage that lost what it said it kept, after it had failed, does not lose the answer of this visit', async () => {
    const { device, server, open, storage } = setup()
    device.indexedDB = undefined as unknown as IDBFactory
    server.answer = (_, n) => (n === 1 ? 500 : 200)
    const tab = open()
    const response = aResponse()
    await tab.put(response)
    storage.remove(`askwell:p:outbox:${response.id}`)
    await device.advance(minute)
    expect(tab.told('delivered')).toHaveLength(1)
  })

  test('an IndexedDB that hangs is given up after 3 s', async () => {
    const { device, open } = setup()
    device.indexedDB = { open: () => ({}) } as unknown as IDBFactory
    const tab = open()
    let stored: string | undefined
    void tab.put(aResponse(), { hold: true }).then((where) => (stored = where))
    await device.advance(2999)
    expect(stored).toBeUndefined()
    await device.advance(1)
    expect(stored).toBe('local-storage')
  })

  test('without any storage it is memory, and it is sent all the same', async () => {
    const { device, server, open } = setup()
    device.indexedDB = undefined as unknown as IDBFactory
    device.storage.mode.fails = 'all'
    server.answer = (_, n) => (n < 3 ? 500 : 200)
    const tab = open()
    expect(await tab.put(aResponse())).toBe('memory')
    expect(await tab.pending()).toBe(1)
    await device.advance(2 * minute)
    expect(server.ledger.size).toBe(1)
    expect(await tab.pending()).toBe(0)
  })

  test('a connection that was closed under us is met by nobody: each transaction has its own', async () => {
    const { device, open } = setup()
    const real = device.indexedDB
    const connections: IDBDatabase[] = []
    const modes: (string | undefined)[] = []
    const factory = Object.create(real) as IDBFactory
    factory.open = (name: string) => {
      const request = real.open(name)
      request.addEventListener('success', () => {
        const { result } = request
        connections.push(result)
        const { transaction } = result
        result.transaction = (names, mode, options) => {
          modes.push(options?.durability)
          return transaction.call(result, names, mode, options)
        }
      })
      return request
    }
    device.indexedDB = factory
    const tab = open()
    expect(await tab.put(aResponse(), { hold: true })).toBe('indexed-db')
    connections.forEach((connection) => connection.close())
    expect(await tab.put(aResponse(), { hold: true })).toBe('indexed-db')
    await device.idle()
    expect(new Set(modes)).toEqual(new Set(['strict']))
    // None is in the way of another version.
    for (const connection of connections) expect(() => connection.transaction('records')).toThrow()
  })

  test('localStorage takes 20 records, and then it is memory', async () => {
    const { device, open } = setup()
    device.indexedDB = undefined as unknown as IDBFactory
    const tab = open()
    for (let n = 0; n < 20; n++) expect(await tab.put(aResponse(), { hold: true })).toBe('local-storage')
    expect(await tab.put(aResponse(), { hold: true })).toBe('memory')
    expect(await tab.pending()).toBe(21)
  })

  test('an unreadable record is set aside and told once', async () => {
    const { device, server, open, storage } = setup()
    storage.set('askwell:p:outbox:broken', '{"id":')
    storage.set('askwell:p:outbox:odd', '{"id":"odd"}')
    const tab = open()
    await tab.put(aResponse())
    await device.advance(2 * minute)
    expect(server.requests).toHaveLength(1)
    expect(tab.told('storage')).toHaveLength(1)
    await vi.waitFor(() => expect(`${storage.get('askwell:p:outbox-aside:broken')}`).toContain('{\\"id\\":'))
    expect(storage.get('askwell:p:outbox:broken')).toBeNull()
  })

  test('a full queue refuses the new one visibly, and still tries to send it', async () => {
    const { device, server, open } = setup()
    for (let n = 0; n < 200; n++) {
      const { id } = aResponse()
      const envelope = { id, revision: 1, body: '{}', createdAt: device.now(), until: device.now() + 60_000 }
      device.storage.items[`askwell:p:outbox:${id}`] = JSON.stringify(envelope)
    }
    const tab = open()
    await device.idle()
    expect(await tab.put(aResponse())).toBe('memory')
    expect(tab.told('storage')).toHaveLength(1)
    await device.idle()
    expect(server.ledger.size).toBe(1)
    expect(await tab.pending()).toBe(200)
  })

  test('a response above 256 KiB is an error', async () => {
    const { open } = setup()
    const tab = open()
    expect(await tab.put(aResponse({ survey: { id: 'x'.repeat(263_000), hash: '' } }))).toBe('memory')
    expect(tab.told('storage')).toHaveLength(1)
  })

  test('the flag is down when nothing waits, and up while something does', async () => {
    const { device, server, open, storage } = setup()
    server.answer = (_, n) => (n === 1 ? 500 : 200)
    const tab = open()
    await device.idle()
    expect(hasWaiting(storage, 'p')).toBe(false)
    await tab.put(aResponse())
    await device.idle()
    expect(hasWaiting(storage, 'p')).toBe(true)
    await device.advance(minute)
    expect(hasWaiting(storage, 'p')).toBe(false)
  })
})

describe('clear', () => {
  test('removes everything, aborts what is in flight, and nothing is sent later from any tab', async () => {
    const { device, server, open, storage } = setup()
    server.answer = () => 'stall'
    const [one, two] = [open(), open()]
    await one.put(aResponse())
    await two.put(aResponse())
    await two.put(aResponse(), { hold: true })
    spill(storage, 'p', aResponse())
    await one.clear()
    await device.advance(hour)
    expect(server.requests).toHaveLength(2)
    expect(await one.pending()).toBe(0)
    expect(await two.pending()).toBe(0)
    expect([...one.events, ...two.events]).toEqual([])
    expect(hasWaiting(storage, 'p')).toBe(false)
    expect(device.timers()).toEqual([])
  })

  test('what is put afterwards is sent', async () => {
    const { device, server, open } = setup()
    const tab = open()
    await tab.clear()
    await tab.put(aResponse())
    await device.idle()
    expect(server.ledger.size).toBe(1)
  })
})

describe('the clock', () => {
  test('set back a day, waits and leases start again instead of growing by a day', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? { status: 503, headers: { 'retry-after': '60' } } : 200)
    const tab = open()
    await tab.put(aResponse())
    await device.idle()
    tab.kill()
    device.setClock(device.now() - day)
    open()
    await device.advance(10 * minute)
    expect(server.ledger.size).toBe(1)
    expect(server.requests.every(({ age }) => age >= 0)).toBe(true)
  })

  test('set ten years ahead, nothing is given up before it was tried', async () => {
    const { device, server, open } = setup()
    const before = open()
    await before.put(aResponse(), { hold: true })
    before.kill()
    device.setClock(device.now() + 3650 * day)
    open()
    await device.advance(minute)
    expect(server.ledger.size).toBe(1)
  })

  test('set ten years ahead, nothing is given up for the tries of one day', async () => {
    const { device, server, open } = setup()
    server.answer = () => 'down'
    const before = open()
    await before.put(aResponse())
    await device.idle()
    before.kill()
    device.setClock(device.now() + 3650 * day)
    const after = open()
    await device.advance(3 * hour)
    expect([await after.pending(), after.told('expired')]).toEqual([1, []])
    server.answer = () => 200
    await device.advance(hour)
    expect(server.ledger.size).toBe(1)
  })
})
