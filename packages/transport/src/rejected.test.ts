import { describe, expect, test } from 'vitest'
import { aResponse } from './testing/response.js'
import { setup, url } from './testing/setup.js'

const minute = 60_000
const day = 1440 * minute

describe('retryRejected', () => {
  test('tries what was refused once more, with the same bytes, also at a later visit', async () => {
    const { device, server, open } = setup()
    server.answer = () => 422
    const tab = open()
    await tab.put(aResponse())
    await device.idle()
    expect(await tab.pending()).toBe(1)
    tab.kill()
    server.answer = () => 200
    const next = open()
    const retried = next.retryRejected()
    await device.advance(1000)
    await retried
    expect(new Set(server.requests.map(({ key, body }) => key + body)).size).toBe(1)
    expect(next.told('delivered')).toMatchObject([{ url }])
    expect(await next.pending()).toBe(0)
    expect(device.timers()).toEqual([])
  })

  test('of what is refused again says so again, and keeps it', async () => {
    const { device, server, open } = setup()
    server.answer = () => ({ status: 400, body: 'no' })
    const tab = open()
    await tab.put(aResponse())
    await device.idle()
    const retried = tab.retryRejected()
    await device.advance(1000)
    await retried
    expect(tab.told('rejected')).toMatchObject([{ status: 400, body: 'no', url }, { status: 400 }])
    expect(await tab.pending()).toBe(1)
  })

  test('with nothing refused is no request', async () => {
    const { device, server, open } = setup()
    const tab = open()
    await tab.retryRejected()
    await device.idle()
    expect(server.requests).toEqual([])
    expect(device.timers()).toEqual([])
  })
})

describe('a token', () => {
  test.each([
    ['rejects', () => Promise.reject(new Error('no token'))],
    ['hangs', () => new Promise<never>(() => {})],
    [
      'throws',
      () => {
        throw new Error('no token')
      },
    ],
  ])('that %s is told once, and the response kept and tried until it comes', async (_, fails) => {
    const { device, server, open } = setup()
    let isThere = false
    const tab = open({ at: { headers: () => (isThere ? { authorization: 'Bearer 1' } : fails()) } })
    expect(await tab.put(aResponse())).toBe('indexed-db')
    await device.advance(10 * minute)
    expect(server.requests).toEqual([])
    expect(tab.events).toMatchObject([{ type: 'error', error: { code: 'headers', message: expect.stringContaining(url) } }])
    expect(await tab.pending()).toBe(1)
    isThere = true
    await device.advance(120 * minute)
    expect(server.requests).toMatchObject([{ headers: { authorization: 'Bearer 1' } }])
    expect(await tab.pending()).toBe(0)
  })
})

describe('room', () => {
  test('is there for so many bytes, and who is refused is told why; a later revision is not refused', async () => {
    const { device, open } = setup()
    const tab = open()
    const large = () => aResponse({ survey: { id: 'ü'.repeat(120_000), hash: '' } })
    const first = large()
    expect(await tab.put(first, { hold: true })).toBe('indexed-db')
    const rest = await Promise.all(Array.from({ length: 17 }, () => tab.put(large(), { hold: true })))
    expect(rest.filter((where) => where === 'memory')).toHaveLength(1)
    expect(tab.told('storage')).toMatchObject([{ error: { message: expect.stringContaining('finds no room') } }])
    expect(await tab.put({ ...first, revision: 2 }, { hold: true })).not.toBe('memory')
    expect(await tab.pending()).toBe(18)
    await device.idle()
  })

  test('may be made larger or smaller', async () => {
    const { device, open } = setup()
    const tab = open({ capacity: 2 })
    expect([await tab.put(aResponse(), { hold: true }), await tab.put(aResponse(), { hold: true })]).not.toContain('memory')
    await device.idle()
    expect(await tab.put(aResponse(), { hold: true })).toBe('memory')
  })
})

describe('a response from the future', () => {
  test('expires like one of today: seven days after the clock was put right, and tries on as many', async () => {
    const { device, server, open } = setup()
    server.answer = () => 'down'
    const now = device.now()
    device.setClock(now + 3650 * day)
    const tab = open()
    await tab.put(aResponse())
    await device.idle()
    tab.kill()
    device.setClock(now)
    let next = open()
    await device.advance(2 * minute)
    expect(await next.pending()).toBe(1)
    expect(server.requests.at(-1)!.age).toBeLessThan(day)
    for (let visit = 1; visit < 7; visit++) {
      next.kill()
      expect(next.told('expired')).toEqual([])
      device.setClock(now + (visit + 2) * day)
      next = open()
      await device.advance(2 * minute)
    }
    expect(next.told('expired')).toHaveLength(1)
    expect(await next.pending()).toBe(0)
  })
})

describe('tabs', () => {
  test('what a tab was sending when it died is taken over at once, but for what was in the air', async () => {
    const { device, server, open } = setup()
    server.answer = (_, n) => (n === 1 ? 'stall' : 200)
    const before = open({ at: { unload: 'defer' } })
    for (let n = 0; n < 5; n++) await before.put(aResponse(), { hold: true })
    before.kill()
    await device.advance(2 * minute)
    device.random = () => 0
    const sender = open()
    await device.idle()
    expect(server.requests).toHaveLength(1)
    open()
    await device.idle()
    expect(server.requests).toHaveLength(1)
    sender.kill()
    await device.advance(1250)
    expect(server.requests).toHaveLength(5)
    await device.advance(minute)
    expect(server.ledger.size).toBe(5)
  })

  test('a held response of a tab that dies is sent by another that was there already', async () => {
    const { device, server, open } = setup()
    open()
    const tab = open()
    await device.advance(2 * minute)
    await tab.put(aResponse(), { hold: true })
    await device.idle()
    tab.kill()
    await device.advance(61_000)
    expect(server.ledger.size).toBe(1)
  })

  test('consent withdrawn in one, with all that is stored removed, empties the memory of another and stops its requests', async () => {
    const { device, server, open } = setup()
    server.answer = () => 'stall'
    device.indexedDB = undefined as unknown as IDBFactory
    const other = open()
    await other.put(aResponse())
    await other.put(aResponse(), { hold: true })
    await device.idle()
    const tab = open()
    await tab.clear()
    for (const key of Object.keys(tab.host.localStorage)) delete tab.host.localStorage[key]
    await device.advance(60 * minute)
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]!.signal?.aborted).toBe(true)
    expect(await other.pending()).toBe(0)
    expect(device.timers()).toEqual([])
  })
})
