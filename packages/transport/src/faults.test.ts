import { afterEach, describe, expect, test } from 'vitest'
import { createOutbox, type OutboxOptions } from './outbox.js'
import { fakeDevice } from './testing/fake-device.js'
import { realEndpoint } from './testing/http-server.js'
import { aResponse } from './testing/response.js'
import type { Endpoint, OutboxEvent } from './types.js'

const minute = 60_000
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** The virtual clock, and real requests to a real server: between them, `flight` waits for what is on its way. */
const setup = async (serve?: Parameters<typeof realEndpoint>[0]) => {
  const server = await realEndpoint(serve)
  closers.push(server.close)
  const device = fakeDevice()
  const flying = new Set<Promise<unknown>>()
  const open = (at: Partial<Endpoint> = {}, options: Partial<OutboxOptions> = {}) => {
    const events: OutboxEvent[] = []
    const page = device.page((url, init) => {
      const answer = fetch(url, init)
      const whole = answer.then((response) => response.clone().text()).catch(() => {})
      flying.add(whole)
      void whole.finally(() => flying.delete(whole))
      return answer
    })
    const endpoint = { url: server.url, ...at }
    const outbox = createOutbox({ project: 'p', endpoint, host: page.host, on: (event) => events.push(event), ...options })
    closers.push(outbox.destroy)
    return { ...outbox, ...page, events }
  }
  /** Until every request on its way has ended, by itself. */
  const flight = async () => {
    await device.idle()
    while (flying.size) {
      await Promise.all(flying)
      await device.idle()
    }
  }
  /** Lets time pass in steps, with requests between them. */
  const pass = async (ms: number) => {
    await flight()
    for (let left = ms; left > 0; left -= 1000) {
      await device.advance(1000)
      await flight()
    }
  }
  return { server, device, open, flight, pass }
}

describe('a real server', () => {
  test('that answers gets the response with its key, type and age', async () => {
    const { server, open, flight } = await setup()
    const tab = open()
    const response = aResponse()
    expect(await tab.put(response)).toBe('indexed-db')
    await flight()
    expect(server.arrivals).toMatchObject([
      {
        key: `"${response.id}:1"`,
        body: JSON.stringify(response),
        headers: { 'content-type': 'application/json', 'askwell-age': '0' },
      },
    ])
    expect(await tab.pending()).toBe(0)
  })

  test('that answers 500 three times, then 200, stores it once', async () => {
    const { server, open, pass } = await setup((answer, _, n) => {
      answer.statusCode = n < 4 ? 500 : 200
      answer.end()
    })
    const tab = open()
    await tab.put(aResponse())
    await pass(minute)
    expect(server.arrivals).toHaveLength(4)
    expect(new Set(server.arrivals.map(({ body }) => body)).size).toBe(1)
    expect(await tab.pending()).toBe(0)
  })

  test('that stores and resets the connection gets the same bytes again', async () => {
    const { server, open, pass } = await setup((answer, _, n) => {
      if (n < 3) answer.socket!.resetAndDestroy()
      else answer.end()
    })
    const tab = open()
    await tab.put(aResponse())
    await pass(minute)
    expect(server.ledger.size).toBe(1)
    expect(new Set(server.arrivals.map(({ key, body }) => key + body)).size).toBe(1)
    expect(await tab.pending()).toBe(0)
  })

  test('that breaks off in the body has not acknowledged', async () => {
    const { server, open, pass } = await setup((answer, _, n) => {
      if (n > 2) return answer.end('{}')
      answer.writeHead(200, { 'content-length': '1000' })
      answer.write('{"half":')
      setImmediate(() => answer.socket!.destroy())
    })
    const tab = open()
    await tab.put(aResponse())
    await pass(minute)
    expect(server.arrivals.length).toBeGreaterThanOrEqual(2)
    expect(server.ledger.size).toBe(1)
    expect(await tab.pending()).toBe(0)
  })

  test.each([
    ['says nothing', () => {}],
    [
      'stalls after the headers',
      (answer: { writeHead(status: number): void; flushHeaders(): void }) => {
        answer.writeHead(200)
        answer.flushHeaders()
      },
    ],
  ])('that %s is given up after 15 s', async (_, stall) => {
    const { server, device, open, flight, pass } = await setup((answer, __, n) => (n === 1 ? stall(answer) : answer.end()))
    const tab = open()
    await tab.put(aResponse())
    await server.arrived(1)
    await device.advance(14_999)
    expect(await tab.pending()).toBe(1)
    await device.advance(1)
    await flight()
    await pass(minute)
    expect(server.arrivals).toHaveLength(2)
    expect(await tab.pending()).toBe(0)
  })

  test.each([301, 302, 307, 308])('that redirects with %i blames the endpoint, and nobody else gets the body', async (status) => {
    const elsewhere = await realEndpoint()
    closers.push(elsewhere.close)
    const { server, open, pass } = await setup((answer) => {
      answer.writeHead(status, { location: elsewhere.url })
      answer.end()
    })
    const tab = open()
    await tab.put(aResponse())
    await pass(minute)
    expect(tab.events).toMatchObject([{ type: 'error', error: { code: 'blocked' } }])
    expect(server.arrivals).toHaveLength(1)
    expect(elsewhere.arrivals).toHaveLength(0)
    expect(await tab.pending()).toBe(1)
  })

  test('that is not there at all is tried again', async () => {
    const { server, open, pass } = await setup()
    const { url } = server
    let dead = true
    const tab = open({ headers: () => (dead ? Promise.reject(new Error('offline')) : {}) })
    await tab.put(aResponse())
    await pass(10_000)
    const nowhere = open({ url: 'http://127.0.0.1:1/' }, { project: 'other' })
    await nowhere.put(aResponse())
    await pass(10_000)
    expect(await nowhere.pending()).toBe(1)
    expect(nowhere.events).toEqual([])
    dead = false
    await pass(minute)
    expect(url).toBe(server.url)
    expect(await tab.pending()).toBe(0)
  })

  test.each([
    [429, '30'],
    [503, new Date(1_700_000_030_000).toUTCString()],
  ])('that answers %i with Retry-After: %s is left alone that long', async (status, header) => {
    const { server, open, pass } = await setup((answer, _, n) => {
      if (n === 1) answer.writeHead(status, { 'retry-after': header })
      answer.end()
    })
    const tab = open()
    await tab.put(aResponse())
    await pass(30_000)
    expect(server.arrivals).toHaveLength(1)
    await pass(12 * minute)
    expect(server.arrivals).toHaveLength(2)
    expect(await tab.pending()).toBe(0)
  })

  test.each([401, 404])('that answers %i until it is fixed gets it then', async (status) => {
    const { server, open, pass } = await setup((answer, _, n) => {
      answer.statusCode = n === 1 ? status : 200
      answer.end()
    })
    const tab = open()
    await tab.put(aResponse())
    await pass(16 * minute)
    expect(server.arrivals).toHaveLength(2)
    expect(await tab.pending()).toBe(0)
  })

  test('that finds one response too large keeps the others coming', async () => {
    const { server, open, pass } = await setup((answer, { body }) => {
      answer.statusCode = body.length > 10_000 ? 413 : 200
      answer.end('too large')
    })
    const tab = open()
    const large = aResponse({ survey: { id: 'x'.repeat(20_000), hash: '' } })
    await tab.put(large, { hold: true })
    await tab.put(aResponse(), { hold: true })
    await pass(90_000)
    expect(tab.events).toMatchObject([{ type: 'rejected', id: large.id, status: 413, body: 'too large' }, { type: 'delivered' }])
    expect(server.arrivals).toHaveLength(2)
    expect(await tab.pending()).toBe(1)
  })

  test('that gets text/plain answers as well', async () => {
    const { server, open, flight } = await setup()
    const tab = open({ wire: 'simple' })
    await tab.put(aResponse())
    await flight()
    expect(server.arrivals).toMatchObject([
      { path: '/v1?age=0', headers: { 'content-type': expect.stringMatching(/^text\/plain(;|$)/) } },
    ])
    expect(server.arrivals[0]!.headers['idempotency-key']).toBeUndefined()
  })
})
