import { beforeEach, describe, expect } from 'vitest'
import { eventually } from '../support/eventually.js'
import { standingCheck } from './judge.js'
import type { Setup } from './page/world.js'
import { aResponse, type Case, type Room } from './room.js'
import { chromium, every, everything, faultsIn } from './row.js'

const settling = 50_000

/** Tabs as frames: clients of storage and locks as tabs are, and every driver can have several. Their clocks are one. */
async function openTabs(room: Room, its: Case, count: number, changes: (index: number) => Partial<Setup> = () => ({})) {
  const names = Array.from({ length: count }, (_, index) => `tab-${index}`)
  const inside = (name: string, method: string, ...values: unknown[]) => room.call('inFrame', name, method, 'it', ...values)
  for (const [index, name] of names.entries()) {
    await room.call('addFrame', name, room.site.url)
    await inside(name, 'open', { ...its.setup, clock: 'quick', random: 0.001, ...changes(index) })
  }
  const wake = async () => {
    for (const name of names) await inside(name, 'wake')
  }
  return { names, inside, wake }
}

/** All pages' clocks. */
const ahead = (room: Room, ms: number) => room.tab.evaluate((ms) => void (localStorage['test-ahead'] = ms), ms)

export const tabRows = (room: Room) =>
  describe('tabs', () => {
    beforeEach(async () => {
      await room.visit()
      await ahead(room, 0)
    })
    const fault = faultsIn(room.name)

    /** Answers in all tabs, which are held, are due at once; none may be sent twice. */
    const eachOnce = async (tabs: number, records: number, changes?: (index: number) => Partial<Setup>) => {
      const its = await room.begin()
      const { names, inside, wake } = await openTabs(room, its, tabs, changes)
      const all = Array.from({ length: records }, () => aResponse())
      for (const [index, name] of names.entries()) {
        const own = all.filter((_, n) => n % tabs === index)
        await inside(name, 'putAll', own, true)
      }
      await ahead(room, 61_000)
      await wake()
      await eventually('all arrivals', () => its.receiver.arrivals.length >= records, settling)
      await eventually('an empty outbox', async () => (await inside(names[0]!, 'pending')) === 0)
      standingCheck(
        room.site,
        all.map(({ id }) => id),
      )
      expect(its.receiver.arrivals.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
    }

    fault('two to ten tabs, 200 records, each sent once', every, 'two tabs', () => eachOnce(2, 20))

    // Half a minute each.
    fault('two to ten tabs, 200 records, each sent once', everything ? every : chromium, 'ten tabs', () => eachOnce(10, 200))

    fault('SDK loaded twice, two versions', every, 'two builds on one page send each answer once', () =>
      eachOnce(2, 20, (index) => (index ? { from: '/other-version.js' } : {})),
    )

    fault('sender killed', every, 'a tab that is gone amid its request is followed by another, with the same bytes', async () => {
      const its = await room.begin(() => {})
      const { names, inside } = await openTabs(room, its, 2)
      const made = aResponse()
      await inside(names[0]!, 'put', made)
      await eventually('a request', () => its.receiver.arrivals.length)
      await room.call('removeFrame', names[0]!)
      its.receiver.way = (incoming) => incoming.pass()
      await inside(names[1]!, 'wake')
      await inside(names[1]!, 'pass', 500)
      // Its lease holds: the request may be under way still.
      expect(its.receiver.arrivals).toHaveLength(1)
      await ahead(room, 31_000)
      await inside(names[1]!, 'wake')
      await eventually('another request', () => its.receiver.arrivals.length > 1)
      await eventually('an empty outbox', async () => (await inside(names[1]!, 'pending')) === 0)
      standingCheck(room.site, [made.id])
      expect(new Set(its.receiver.arrivals.map(({ hash }) => hash)).size).toBe(1)
    })
  })
