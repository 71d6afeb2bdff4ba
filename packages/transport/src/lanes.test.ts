import { describe, expect, test } from 'vitest'
import { spill } from './spill.js'
import { aResponse } from './testing/response.js'
import { setup } from './testing/setup.js'

const minute = 60_000
const a = { url: 'https://a.example/' }
const b = { url: 'https://b.example/' }

const sentTo = (server: ReturnType<typeof setup>['server'], { url }: { url: string }) =>
  server.requests.filter((each) => each.url === url)

describe('of several endpoints', () => {
  test('each gets every response, and events say which', async () => {
    const { device, server, open } = setup()
    const tab = open({ endpoint: [a, b] })
    const response = aResponse()
    expect(await tab.put(response)).toBe('indexed-db')
    await device.idle()
    expect(server.requests.map(({ url, body }) => [url, body])).toEqual([
      [a.url, JSON.stringify(response)],
      [b.url, JSON.stringify(response)],
    ])
    expect(tab.events).toMatchObject([
      { type: 'delivered', id: response.id, url: a.url },
      { type: 'delivered', id: response.id, url: b.url },
    ])
    expect(await tab.pending()).toBe(0)
    expect(device.timers()).toEqual([])
  })

  test('one that fails holds up no other, and a response counts once while any wants it', async () => {
    const { device, server, open } = setup()
    server.answer = ({ url }) => (url === a.url ? { status: 503, headers: { 'retry-after': '3600' } } : 200)
    const tab = open({ endpoint: [a, b] })
    await tab.put(aResponse())
    await tab.put(aResponse())
    await device.advance(minute)
    expect(sentTo(server, b)).toHaveLength(2)
    expect(sentTo(server, a)).toHaveLength(1)
    expect(await tab.pending()).toBe(2)
    server.answer = () => 200
    const flushed = tab.flush()
    await device.advance(1000)
    await flushed
    expect(sentTo(server, a)).toHaveLength(3)
    expect(await tab.pending()).toBe(0)
  })

  test('what waits for the second alone is sent at the next visit, which knows of it without looking', async () => {
    const { device, server, open, storage } = setup()
    server.answer = ({ url }) => (url === b.url ? 500 : 200)
    const tab = open({ endpoint: [a, b] })
    await tab.put(aResponse())
    await device.advance(minute)
    expect(JSON.parse(storage.get('askwell:p:outbox')!).mark).toBe(true)
    tab.kill()
    server.answer = () => 200
    const next = open({ endpoint: [a, b] })
    await device.advance(20 * minute)
    expect(await next.pending()).toBe(0)
    expect(sentTo(server, a)).toHaveLength(1)
    expect(JSON.parse(storage.get('askwell:p:outbox')!).mark).toBe(false)
  })

  test('the first has what a single one left, and keeps it in another order', async () => {
    const { device, server, open } = setup()
    const single = open({ endpoint: { ...a, unload: 'defer' } })
    await single.put(aResponse(), { hold: true })
    single.kill()
    const both = open({ endpoint: [a, b] })
    await device.idle()
    both.kill()
    open({ endpoint: [b, a] })
    await device.advance(3 * minute)
    expect(sentTo(server, a)).toHaveLength(1)
    expect(sentTo(server, b)).toHaveLength(0)
  })

  test('each gets what was spilled before there was an outbox, once', async () => {
    const { device, server, open, storage } = setup()
    const response = aResponse({ answeredAt: device.now() })
    spill(storage, 'p', response)
    open({ endpoint: [a, b, { ...b, body: () => 'also' }] })
    await device.advance(5 * minute)
    open({ endpoint: [a, b, { ...b, body: () => 'also' }] })
    await device.advance(5 * minute)
    expect(sentTo(server, a)).toHaveLength(1)
    expect(sentTo(server, b).map(({ body }) => body)).toEqual([JSON.stringify(response), '"also"'])
  })

  test('the place is the weakest of theirs', async () => {
    const { device, open } = setup()
    device.storage.mode.fails = 'all'
    const real = device.indexedDB
    device.indexedDB = Object.assign(Object.create(real), {
      open: (name: string) => (name === 'askwell:p:outbox' ? real.open(name) : ({} as IDBOpenDBRequest)),
    })
    const tab = open({ endpoint: [a, b] })
    const stored = tab.put(aResponse(), { hold: true })
    await device.advance(4000)
    expect(await stored).toBe('memory')
  })

  test('clear empties them all, retryRejected and destroy reach them all', async () => {
    const { device, server, open } = setup()
    server.answer = () => 422
    const tab = open({ endpoint: [a, b] })
    await tab.put(aResponse())
    await device.idle()
    expect(tab.told('rejected')).toHaveLength(2)
    server.answer = ({ url }) => (url === a.url ? 200 : 422)
    const retried = tab.retryRejected()
    await device.advance(1000)
    await retried
    expect(tab.told('delivered')).toMatchObject([{ url: a.url }])
    expect(await tab.pending()).toBe(1)
    await tab.clear()
    expect(await tab.pending()).toBe(0)
    await tab.put(aResponse(), { hold: true })
    await tab.destroy()
    await device.idle()
    expect(tab.listeners.size).toBe(0)
    expect(device.timers()).toEqual([])
  })
})
