import { expect } from 'vitest'
import type { Way } from './receiver.js'
import type { Room } from './room.js'
import { every, faultsIn } from './row.js'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The first so many requests are answered with a status, and stored by nobody. */
const refuseFirst =
  (count: number, status: number, headers?: Record<string, string>): Way =>
  (incoming) =>
    incoming.n > count ? incoming.pass() : incoming.reply(status, headers)

/** As a server says it, and how long its second request may take to come, in ms. */
const retryAfter: Record<string, [header: () => string, atLeast: number, atMost: number]> = {
  'in seconds': [() => '120', 2 * minute, 14 * minute],
  'as a date': [() => new Date(Date.now() + 10 * minute).toUTCString(), 9 * minute, 22 * minute],
  'in the past': [() => new Date(Date.now() - hour).toUTCString(), 0, 12 * minute],
  negative: [() => '-30', 0, 12 * minute],
  absurd: [() => '99999999999', day, 2 * day],
  'of no meaning': [() => 'soon', 0, minute],
}

export function serverRows(room: Room): void {
  const fault = faultsIn(room.name)

  fault('500 × 3 then 200', every, 'the same bytes come four times, and are one row', async () => {
    const its = await room.begin(refuseFirst(3, 500))
    await its.put()
    await its.settles(10 * minute)
    expect(its.receiver.arrivals.map(({ status }) => status)).toEqual([500, 500, 500, 200])
  })

  for (const status of [429, 503])
    for (const [how, [header, atLeast, atMost]] of Object.entries(retryAfter))
      fault(`${status} with Retry-After`, every, `${how}: left alone for as long, and never for more than two days`, async () => {
        const its = await room.begin(refuseFirst(1, status, { 'retry-after': header() }))
        await its.put()
        await its.settles(atMost + minute)
        const [, second] = its.receiver.arrivals
        expect(second!.age).toBeGreaterThanOrEqual(atLeast)
        expect(second!.age).toBeLessThanOrEqual(atMost)
      })

  for (const status of [429, 503]) {
    fault(`${status} with Retry-After`, every, 'hidden by CORS: the own waiting time holds, and the answer arrives', async () => {
      const its = await room.begin(refuseFirst(1, status, { 'retry-after': '86400', 'access-control-expose-headers': 'ETag' }))
      await its.put()
      await its.settles(12 * minute)
      expect(its.receiver.arrivals).toHaveLength(2)
    })

    fault(
      `${status} with Retry-After`,
      every,
      'without CORS headers at all: it is a dead network, and the answer arrives',
      async () => {
        const its = await room.begin((incoming) => {
          if (incoming.n > 2) return incoming.pass()
          incoming.answer.writeHead(status, { 'retry-after': '60' }).end()
        })
        await its.put()
        await its.settles(hour)
        expect(its.receiver.arrivals.length).toBeGreaterThan(1)
      },
    )
  }

  fault('413', every, 'one that is too large is rejected, visibly, and the others go on', async () => {
    const its = await room.begin((incoming) => (incoming.n === 1 ? incoming.reply(413, {}, 'too large') : incoming.pass()))
    await its.put()
    await its.pass(1000)
    await its.put()
    await its.settles()
    expect(await its.events()).toMatchObject([
      { type: 'rejected', id: its.ids[0], status: 413, body: 'too large' },
      { type: 'delivered', id: its.ids[1] },
    ])
    expect(await its.pending()).toBe(1)
  })

  fault('poison record first in the queue', every, 'a record that is refused holds up none of those behind it', async () => {
    const its = await room.begin((incoming) => (incoming.arrival.id === its.ids[0] ? incoming.reply(422) : incoming.pass()))
    for (let count = 0; count < 5; count++) await its.put({}, true)
    await its.settles(3 * minute)
    expect(its.receiver.arrivals).toHaveLength(5)
    expect(await its.pending()).toBe(1)
  })

  fault(
    'poison record first in the queue',
    every,
    'a record that brings the server down each time lets the others go before it',
    async () => {
      const its = await room.begin((incoming) => (incoming.arrival.id === its.ids[0] ? incoming.reply(500) : incoming.pass()))
      for (let count = 0; count < 5; count++) await its.put({}, true)
      await its.pass(hour)
      expect(await its.pending()).toBe(1)
      its.receiver.way = (incoming) => incoming.pass()
      await its.settles(2 * hour)
    },
  )

  for (const status of [401, 403, 404])
    fault(`${status} until fixed`, every, 'kept, tried every 15 minutes, told once, and sent when it is fixed', async () => {
      let broken = true
      const its = await room.begin((incoming) => (broken ? incoming.reply(status) : incoming.pass()))
      await its.put()
      await its.pass(hour)
      expect(its.receiver.arrivals.length).toBe(4 + 1)
      expect(await its.events()).toMatchObject([{ type: 'error', code: 'blocked' }])
      await its.stands()
      broken = false
      await its.settles(16 * minute)
    })

  fault('409', every, 'still processing: comes again until it is taken', async () => {
    const its = await room.begin(refuseFirst(2, 409))
    await its.put()
    await its.settles()
    expect(its.receiver.arrivals.map(({ status }) => status)).toEqual([409, 409, 200])
  })

  fault('body cut while read', every, 'an acknowledgement that breaks off is none', async () => {
    const its = await room.begin(async (incoming) => {
      if (incoming.n > 1) return incoming.pass()
      await incoming.store()
      incoming.answer.writeHead(200, { 'access-control-allow-origin': '*', 'content-length': '1000' }).write('{"half":')
      setTimeout(() => incoming.socket.destroy(), 20)
    })
    await its.put()
    await its.settles()
    expect(its.receiver.arrivals.length).toBeGreaterThan(1)
    expect(await its.events()).toMatchObject([{ type: 'delivered' }])
  })
}
