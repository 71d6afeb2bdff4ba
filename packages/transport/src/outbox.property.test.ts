import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOutbox } from './outbox.js'
import { spill } from './spill.js'
import { fakeDevice } from './testing/fake-device.js'
import { fakeEndpoint, type Behaviour } from './testing/ledger.js'
import { aResponse } from './testing/response.js'
import type { OutboxEvent } from './types.js'

const hour = 3_600_000
const behaviours: Behaviour[] = [
  200,
  500,
  404,
  'down',
  'drop',
  'stall',
  { status: 429, headers: { 'retry-after': '40' } },
  { status: 503, headers: { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' } },
]

const tab = fc.nat(2)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('put' as const), tab, hold: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('revise' as const), which: fc.nat(), hold: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.nat(120_000) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('server' as const), does: fc.constantFrom(...behaviours) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('network' as const), online: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('open' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('kill' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('hide' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('show' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('flush' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('spill' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('storage' as const), fails: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('locks' as const), locks: fc.boolean() }) },
)

test('whatever happens, what was told stored is in the ledger, on the device, or among the rejected', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
      async (steps, chance) => {
        const device = fakeDevice()
        device.random = () => chance.next().value
        const server = fakeEndpoint()
        let does: Behaviour = 200
        // Every fifth response is one that the endpoint refuses.
        server.answer = ({ key }) => (does === 200 && refused.has(key.slice(1, 37)) ? 422 : does)
        const refused = new Set<string>()
        const stored = new Map<string, number>()
        const latest = new Map<string, number>()
        const rejected = new Set<string>()
        const events: OutboxEvent[] = []
        const on = (event: OutboxEvent) => {
          events.push(event)
          if (event.type === 'rejected') rejected.add(`${event.id}:${event.revision}`)
        }
        const launch = () => {
          const page = device.page(server.fetch)
          return {
            page,
            ...createOutbox({ project: 'p', endpoint: { url: 'https://feedback.example/' }, host: page.host, on }),
            open: true,
          }
        }
        const tabs = [launch(), launch(), launch()]
        const owners = new Map<string, number>()

        const put = (id: string, revision: number, at: number, hold: boolean) => {
          const owner = tabs[at]!
          latest.set(id, revision)
          owners.set(id, at)
          void owner.put(aResponse({ id, revision, answeredAt: device.now() }), { hold }).then((where) => {
            if (owner.open && where !== 'memory') stored.set(id, Math.max(stored.get(id) ?? 0, revision))
          })
        }
        const close = (at: number) => {
          tabs[at]!.open = false
          tabs[at]!.page.kill()
        }
        const newId = () => {
          const { id } = aResponse()
          if (latest.size % 5 === 4) refused.add(id)
          return id
        }

        for (const each of steps) {
          if (each.type === 'put') put(newId(), 1, each.tab, each.hold)
          if (each.type === 'revise' && latest.size) {
            const [id, revision] = [...latest][each.which % latest.size]!
            put(id, revision + 1, owners.get(id) ?? 0, each.hold)
          }
          if (each.type === 'pass') await device.advance(each.ms)
          if (each.type === 'server') {
            does = each.does
            server.release()
          }
          if (each.type === 'network') {
            device.online = each.online
            if (each.online) tabs.forEach(({ page }) => page.emit('online'))
          }
          if (each.type === 'open' || each.type === 'kill') close(each.tab)
          if (each.type === 'open') tabs[each.tab] = launch()
          if (each.type === 'hide') tabs[each.tab]!.page.emit('pagehide')
          if (each.type === 'show') tabs[each.tab]!.page.emit('visibilitychange')
          if (each.type === 'flush') void tabs[each.tab]!.flush()
          if (each.type === 'locks') device.locks = each.locks
          if (each.type === 'storage') device.storage.mode.fails = each.fails ? 'writes' : undefined
          if (each.type === 'spill') {
            const response = aResponse({ answeredAt: device.now() })
            const { items } = device.storage
            const storage = {
              get: (key: string) => items[key] ?? null,
              set: (key: string, value: string) => void (items[key] = value),
              remove: (key: string) => void delete items[key],
            }
            if (spill(storage, 'p', response)) stored.set(response.id, 1)
          }
        }

        await device.idle()
        ;[0, 1, 2].forEach(close)
        device.storage.mode.fails = undefined
        device.online = true
        does = 200
        const last = launch()
        await device.advance(3 * hour)

        const revisions = new Map<string, number>()
        for (const key of server.ledger.keys()) {
          const [id, revision] = key.slice(1, -1).split(':') as [string, string]
          revisions.set(id, Math.max(revisions.get(id) ?? 0, Number(revision)))
        }
        for (const [id, revision] of stored) {
          const refusedOnes = [...rejected].filter((key) => key.startsWith(id) && Number(key.split(':')[1]) >= revision)
          expect((revisions.get(id) ?? 0) >= revision || refusedOnes.length > 0, `${id}:${revision} is lost`).toBe(true)
        }
        const bodies = new Map<string, string>()
        for (const { key, body } of server.requests) {
          expect(bodies.get(key) ?? body).toBe(body)
          bodies.set(key, body)
        }
        expect(await last.pending()).toBeLessThanOrEqual(refused.size)
        await device.idle()
        expect(device.timers()).toEqual([])
        last.destroy()
      },
    ),
    { numRuns: 150 },
  )
}, 120_000)
