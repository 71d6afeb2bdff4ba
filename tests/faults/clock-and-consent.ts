import { expect } from 'vitest'
import { eventually } from '../support/eventually.js'
import type { Room } from './room.js'
import { every, faultsIn } from './row.js'

const minute = 60_000
const day = 24 * 60 * minute

export function clockRows(room: Room): void {
  const fault = faultsIn(room.name)

  /** Two answers wait for a server that refuses, and the clock is set. */
  const setWhileWaiting = async (ms: number) => {
    let down = true
    const its = await room.begin((incoming) => (down ? incoming.reply(503) : incoming.pass()))
    await its.put()
    await its.put({}, true)
    await its.pass(minute)
    await room.call('set', its.setup.project, ms)
    const heal = () => {
      down = false
    }
    return { its, heal }
  }

  fault('a day back', every, 'answers that wait meanwhile are all kept, and none is delayed by a day', async () => {
    const { its, heal } = await setWhileWaiting(-day)
    await its.put()
    await its.pass(minute)
    await its.stands()
    expect(await its.pending()).toBe(3)
    heal()
    await its.settles(2 * 60 * minute)
  })

  fault(
    'ten years ahead',
    every,
    'answers that wait meanwhile arrive at the first try, though they look older than a week',
    async () => {
      const { its, heal } = await setWhileWaiting(3652 * day)
      heal()
      await its.put()
      await its.settles(2 * 60 * minute)
      expect(room.site.rows().filter(({ id }) => its.ids.includes(id))).toHaveLength(3)
    },
  )

  fault('ten years ahead', every, 'where the server refuses them still, they wait on, and arrive', async () => {
    const { its, heal } = await setWhileWaiting(3652 * day)
    await its.put()
    await its.pass(10 * minute)
    expect(await its.pending()).toBe(3)
    heal()
    await its.settles(2 * 60 * minute)
    expect(room.site.rows().filter(({ id }) => its.ids.includes(id))).toHaveLength(3)
  })

  fault('ten years ahead', every, 'answers of a device whose clock was ahead arrive when it is right again', async () => {
    let down = true
    const its = await room.begin((incoming) => (down ? incoming.reply(503) : incoming.pass()), { aheadMs: 3652 * day })
    await its.put()
    await its.pass(minute)
    down = false
    await its.reopen({ aheadMs: 0 })
    await its.settles(2 * 60 * minute)
    expect(its.receiver.arrivals.at(-1)!.age).toBeLessThan(day)
  })
}

export function consentRows(room: Room): void {
  const fault = faultsIn(room.name)

  fault(
    'consent withdrawn mid-flight in another tab',
    every,
    'the request is aborted, and nothing that waited is ever sent',
    async () => {
      const its = await room.begin(() => {})
      await room.call('addFrame', 'other', room.site.url)
      await room.call('inFrame', 'other', 'open', 'other', { ...its.setup, clock: 'real' })
      await its.put()
      await its.put({}, true)
      const { receiver } = its
      let aborted = false
      receiver.way = ({ socket }) => socket.once('close', () => (aborted = true))
      const third = its.put()
      await eventually('a request', () => receiver.arrivals.length > 1)
      await third
      await room.call('inFrame', 'other', 'clear', 'other')
      // The others let a request that may outlive its page go on.
      if (room.name === 'firefox') await eventually('an abort', () => aborted)
      const before = receiver.arrivals.length
      receiver.way = (incoming) => incoming.pass()
      await its.pass(5 * minute)
      expect(await its.pending()).toBe(0)
      expect(receiver.arrivals.length).toBe(before)
      expect(room.site.rows().filter(({ id }) => its.ids.includes(id))).toEqual([])
      // What is answered with a new consent goes out.
      await its.put()
      await its.pass(minute)
      expect(room.site.rows().filter(({ id }) => id === its.ids.at(-1))).toHaveLength(1)
      await room.call('removeFrame', 'other')
    },
  )
}
