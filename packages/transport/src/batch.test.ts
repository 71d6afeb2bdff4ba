import { describe, expect, test } from 'vitest'
import { aResponse } from './testing/response.js'
import { setup } from './testing/setup.js'
import type { Endpoint } from './types.js'

const minute = 60_000

/** A device on which so many responses wait, for a tab that sends lists. */
const waiting = async (count: number, at: Partial<Endpoint> = { batch: 10 }) => {
  const { device, server, open } = setup()
  const before = open({ at: { ...at, unload: 'defer' } })
  const responses = Array.from({ length: count }, () => aResponse())
  await Promise.all(responses.map((each) => before.put(each, { hold: true })))
  before.kill()
  const sizes = () => server.requests.map(({ body }) => [JSON.parse(body)].flat().length)
  return { device, server, responses, sizes, start: () => open({ at }) }
}

describe('a batch', () => {
  test('holds up to so many, with the bytes, ages and keys of each, and all are delivered', async () => {
    const { device, server, responses, sizes, start } = await waiting(23)
    const tab = start()
    await device.advance(3 * minute)
    expect(sizes()).toEqual([10, 10, 3])
    expect(server.requests[0]!.body).toBe(`[${responses.slice(0, 10).map((each) => JSON.stringify(each))}]`)
    const { headers, keepalive } = server.requests[0]!
    expect(headers['idempotency-key']).toBe(`"${responses.slice(0, 10).map(({ id }) => `${id}:1`)}"`)
    expect(headers['askwell-age']!.split(',')).toHaveLength(10)
    expect(keepalive).toBe(false)
    expect(tab.told('delivered')).toHaveLength(23)
    expect(await tab.pending()).toBe(0)
    await device.idle()
    expect(device.timers()).toEqual([])
  })

  test('of one is that one alone, and a fresh response waits for no others', async () => {
    const { device, server, start } = await waiting(0)
    const tab = start()
    const response = aResponse()
    await tab.put(response)
    await device.idle()
    expect(server.requests).toMatchObject([{ body: JSON.stringify(response), keepalive: true }])
  })

  test('is no larger than its limit of bytes, but for a single one', async () => {
    const bytes = 2.5 * new Blob([JSON.stringify(aResponse())]).size
    const { device, sizes, start } = await waiting(5, { batch: { size: 10, bytes } })
    const tab = start()
    await tab.put(aResponse({ survey: { id: 'ü'.repeat(bytes), hash: '' } }), { hold: true })
    await device.advance(3 * minute)
    expect(sizes().toSorted()).toEqual([1, 1, 2, 2])
    expect(await tab.pending()).toBe(0)
  })

  test('is judged item by item when the endpoint says so', async () => {
    const { device, server, responses, start } = await waiting(4)
    const [poison, unheard] = responses
    server.answer = ({ body }, n) => {
      const list = [JSON.parse(body)].flat() as { id: string }[]
      const verdicts = list
        .filter(({ id }) => n > 1 || id !== unheard!.id)
        .map(({ id }) => ({ id, status: id === poison!.id ? 'rejected' : 'stored', issues: [] }))
      return { status: 200, body: JSON.stringify({ verdicts }) }
    }
    const tab = start()
    await device.advance(3 * minute)
    expect(server.requests).toHaveLength(2)
    expect(tab.told('rejected')).toMatchObject([{ id: poison!.id, status: 400, body: expect.stringContaining('"rejected"') }])
    expect(tab.told('delivered')).toHaveLength(3)
    expect(await tab.pending()).toBe(1)
  })

  test.each([413, 400, 422])('that is refused with %i is halved, until the one to blame is alone', async (status) => {
    const { device, server, responses, sizes, start } = await waiting(8)
    server.answer = ({ body }) => (body.includes(responses[5]!.id) ? { status, body: 'no' } : 200)
    const tab = start()
    await device.advance(5 * minute)
    expect(tab.told('rejected')).toMatchObject([{ id: responses[5]!.id, status, body: 'no' }])
    expect(tab.told('delivered')).toHaveLength(7)
    expect(sizes()[0]).toBe(8)
    expect(server.requests.length).toBeLessThanOrEqual(10)
    expect(await tab.pending()).toBe(1)
  })

  test('of old responses that is halved gives none of them up', async () => {
    const { device, server, responses, start } = await waiting(4)
    server.answer = ({ body }) => (body.includes(responses[0]!.id) ? 413 : 200)
    device.setClock(device.now() + 8 * 24 * 60 * minute)
    const tab = start()
    await device.advance(5 * minute)
    expect(tab.told('delivered')).toHaveLength(3)
    expect(tab.told('expired')).toHaveLength(1)
  })

  test('that fails is one failure of the endpoint, and waits like one', async () => {
    const { device, server, sizes, start } = await waiting(6)
    server.answer = (_, n) => (n === 1 ? { status: 503, headers: { 'retry-after': '600' } } : 200)
    const tab = start()
    await device.advance(9 * minute)
    expect(sizes()).toEqual([6])
    expect(JSON.parse(device.storage.items['askwell:p:outbox']!)['https://feedback.example/v1']).toMatchObject({ failures: 1 })
    await device.advance(20 * minute)
    expect(sizes()).toEqual([6, 6])
    expect(await tab.pending()).toBe(0)
  })

  test('has the shape that the app gives it', async () => {
    const batch = { size: 5, body: (items: unknown[]) => ({ batch: items }) }
    const { device, server, responses, start } = await waiting(2, { batch, body: ({ id }) => ({ id }) })
    start()
    await device.advance(3 * minute)
    expect(JSON.parse(server.requests[0]!.body)).toEqual({ batch: responses.map(({ id }) => ({ id })) })
  })

  test('that the app can not shape is told, kept, and no storm', async () => {
    const body = () => {
      throw new Error('oops')
    }
    const { device, server, start } = await waiting(2, { batch: { size: 5, body } })
    const tab = start()
    await device.advance(60 * minute)
    expect(server.requests).toEqual([])
    expect(tab.told('bad-option')).toHaveLength(1)
    expect(await tab.pending()).toBe(2)
  })

  test('of two tabs has nothing twice', async () => {
    const { device, server, start } = await waiting(30)
    device.locks = false
    start()
    start()
    await device.advance(5 * minute)
    const ids = server.requests.flatMap(({ body }) => [JSON.parse(body)].flat().map(({ id }: { id: string }) => id))
    expect(ids).toHaveLength(30)
    expect(new Set(ids).size).toBe(30)
  })
})
