import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect } from 'vitest'
import { eventually } from '../support/eventually.js'
import { aResponse, type Case, type Room } from './room.js'
import { every, everything, faultsIn } from './row.js'

const minute = 60_000
const hour = 60 * minute

/** What they break is whole again with the next page. */
export const storageRows = (room: Room) =>
  describe('storage', () => {
    beforeEach(() => room.visit())
    const fault = faultsIn(room.name)
    const arrived = ({ ids }: Case) => room.site.rows().filter(({ id }) => ids.includes(id)).length

    fault('missing', every, 'without IndexedDB an answer is kept in localStorage, over a visit, too', async () => {
      await room.call('removeApi', 'indexedDB')
      const its = await room.begin((incoming) => incoming.reply(503))
      expect(await its.put()).toBe('local-storage')
      its.receiver.way = (incoming) => incoming.pass()
      await its.reopen()
      await its.settles(hour)
      expect(arrived(its)).toBe(1)
    })

    fault('missing', every, 'without any storage an answer is kept in memory, the app is told, and it arrives', async () => {
      await room.call('removeApi', 'indexedDB')
      await room.call('removeApi', 'localStorage')
      const its = await room.begin((incoming) => (incoming.n > 1 ? incoming.pass() : incoming.reply(500)))
      expect(await its.put()).toBe('memory')
      expect(await its.events()).toMatchObject([{ type: 'error', code: 'storage' }])
      await its.settles(hour)
      expect(arrived(its)).toBe(1)
    })

    fault('throwing', every, 'in a sandboxed frame, where each access throws, an answer arrives', async () => {
      const its = await room.begin()
      await room.call('addFrame', 'sandbox', room.site.url, 'allow-scripts')
      const inside = (method: string, ...values: unknown[]) => room.call('inFrame', 'sandbox', method, 'inside', ...values)
      const made = aResponse()
      await inside('open', its.setup)
      expect(await inside('put', made)).toBe('memory')
      await inside('pass', minute)
      expect(await inside('pending')).toBe(0)
      expect(room.site.rows().filter(({ id }) => id === made.id)).toHaveLength(1)
    })

    fault('hanging at open', every, 'after 3 s an answer is kept in localStorage, and arrives once', async () => {
      const its = await room.begin((incoming) => incoming.reply(503), { patience: 1000 })
      const { project } = its.setup
      await room.call('addFrame', 'busy', room.site.url)
      // Before anything of ours has made the database.
      const other = { ...its.setup, project: randomUUID() }
      await room.call('inFrame', 'busy', 'occupy', other.project)
      await room.call('open', 'hung', other)
      const made = aResponse()
      expect(await room.call('put', 'hung', made, false, 4000)).toBe('local-storage')
      await room.call('inFrame', 'busy', 'release', other.project)
      its.receiver.way = (incoming) => incoming.pass()
      await room.call('pass', 'hung', hour)
      expect(await room.call('pending', 'hung')).toBe(0)
      expect(room.site.rows().filter(({ id }) => id === made.id)).toHaveLength(1)
      expect(project).not.toBe(other.project)
    })

    fault(
      "blocked by another tab's delete",
      every,
      'while it is blocked answers are kept in localStorage, and arrive once',
      async () => {
        const its = await room.begin((incoming) => incoming.reply(503), { patience: 1000 })
        const { project } = its.setup
        await its.put()
        await room.call('addFrame', 'busy', room.site.url)
        await room.call('inFrame', 'busy', 'hold', project)
        await room.call('addFrame', 'deleting', room.site.url)
        expect(await room.call('inFrame', 'deleting', 'remove', project)).toBe('blocked')
        expect(await its.put({}, false, 4000)).toBe('local-storage')
        await room.call('inFrame', 'busy', 'release', project)
        its.receiver.way = (incoming) => incoming.pass()
        await its.settles(hour)
        expect(arrived(its)).toBe(2)
      },
    )

    const deadWhenUsed = async (how: 'closed' | 'UnknownError') => {
      const its = await room.begin((incoming) => incoming.reply(503))
      await room.call('breakOpening', 2, how)
      expect(await its.put()).toMatch(/^(indexed-db|local-storage)$/)
      expect(await its.put()).toMatch(/^(indexed-db|local-storage)$/)
      await its.pass(minute)
      await room.call('breakOpening', 0, how)
      await its.stands()
      its.receiver.way = (incoming) => incoming.pass()
      await its.settles(2 * hour)
      expect(arrived(its)).toBe(2)
    }

    fault('force-closed', every, 'a connection that is closed when it is used costs no answer', () => deadWhenUsed('closed'))

    fault('silently dead', every, 'a connection that fails when it is used costs no answer', () => deadWhenUsed('UnknownError'))

    fault(
      'cleared under us',
      every,
      'what is answered afterwards is kept and arrives; nothing is thrown into the page',
      async () => {
        let down = true
        const its = await room.begin((incoming) => (down ? incoming.reply(503) : incoming.pass()))
        await its.put()
        await its.pass(1000)
        expect(await room.call('clearStorage', its.setup.project)).toBe('done')
        await its.pass(minute)
        const before = its.ids.splice(0)
        expect(await its.put()).toBe('indexed-db')
        down = false
        await its.settles(2 * hour)
        expect(arrived(its)).toBe(1)
        expect(before).toHaveLength(1)
      },
    )

    fault('corrupt record', every, 'what cannot be read is reported once, and holds up none of the others', async () => {
      const its = await room.begin()
      await its.put({}, true)
      const bad = [
        42,
        'text',
        {},
        { id: 'x' },
        { body: 7 },
        [],
        { layout: 9, record: {} },
        { id: 'y', body: 'x', revision: null },
      ]
      await room.call('corrupt', its.setup.project, bad)
      await its.reopen()
      await its.put()
      await its.settles(2 * minute)
      expect(arrived(its)).toBe(2)
      expect((await its.events()).filter(({ code }) => code === 'storage')).toHaveLength(1)
    })

    fault(
      '1,000 waiting on a slow CPU',
      every,
      'an answer is stored and sent as if none waited, and none of the thousand is lost',
      async () => {
        let down = true
        const its = await room.begin((incoming) => (down ? incoming.reply(502) : incoming.pass()))
        await its.put({}, true)
        const ids = Array.from({ length: 1000 }, () => randomUUID())
        await room.call('multiply', its.setup.project, its.ids[0]!, ids)
        await room.tab.slow?.(6)
        expect(await its.put()).toBe('indexed-db')
        await room.tab.slow?.(1)
        // It goes out beside its being stored, not after it.
        await eventually('the answer', () => its.receiver.arrivals.length > 0)
        expect(its.receiver.arrivals).toHaveLength(1)
        expect(await its.pending()).toBe(1002)
        down = false
        await its.pass(45_000)
        expect(arrived(its)).toBeGreaterThan(0)
        expect(await its.pending()).toBe(1001)
        if (!everything) return
        its.ids.push(...ids)
        await its.settles(hour)
        expect(arrived(its)).toBe(1002)
      },
      600_000,
    )
  })
