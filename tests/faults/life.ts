import { beforeEach, describe, expect } from 'vitest'
import { eventually } from '../support/eventually.js'
import { aResponse, type Case, type Room } from './room.js'
import { every, faultsIn } from './row.js'

const minute = 60_000

/** The project's outbox in the page that is there now, on the virtual clock; everything arrives. */
async function arrives(room: Room, its: Case): Promise<void> {
  its.receiver.way = (incoming) => incoming.pass()
  // The page that is gone had a lease.
  await room.call('open', 'next', { ...its.setup, clock: 'virtual', aheadMs: 2 * minute })
  await room.call('pass', 'next', 5 * minute)
  expect(await room.call('pending', 'next')).toBe(0)
  expect(
    room.site
      .rows()
      .filter(({ id }) => its.ids.includes(id))
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...its.ids].sort())
  its.judge()
}

/** Resolves when a navigation of the page's own has led there. */
const isThere = (room: Room, path: string) =>
  eventually(path, () =>
    // Between two pages there is none.
    room.tab.evaluate((path) => location.pathname === path && 'world' in window, path).catch(() => false),
  )

/** Pages that are left in ways that every engine has. */
export const lifeRows = (room: Room) =>
  describe('page', () => {
    beforeEach(() => room.visit())
    const fault = faultsIn(room.name)

    fault('navigated right after stored', every, 'an answer of the page before arrives, once', async () => {
      const its = await room.begin((incoming) => incoming.reply(503), { clock: 'real' })
      await its.put()
      await room.visit(`${room.site.url}/next`)
      await arrives(room, its)
    })

    fault(
      'navigated right after stored',
      every,
      'an answer that was not even stored is spilled while the page goes',
      async () => {
        const its = await room.begin((incoming) => incoming.reply(503), { clock: 'real' })
        const made = aResponse()
        its.ids.push(made.id)
        const { project, next } = { project: its.setup.project, next: `${room.site.url}/next` }
        await room.tab.evaluate(
          ([project, made, next]) => {
            void window.world.put(project, made)
            location.href = next
          },
          [project, made, next] as const,
        )
        await isThere(room, '/next')
        await arrives(room, its)
      },
    )

    fault('left amid a transaction', every, 'the page after it reads what is stored at once, and sends it', async () => {
      const its = await room.begin((incoming) => incoming.reply(503), { clock: 'real' })
      const made = aResponse()
      its.ids.push(made.id)
      const { project } = its.setup
      await room.tab.evaluate(
        async ([project, made, next]) => {
          await window.world.put(project, made, true)
          const answerOn = async (revision: number): Promise<void> => {
            await window.world.put(project, { ...made, revision }, true)
            return answerOn(revision + 1)
          }
          void answerOn(2)
          setTimeout(() => (location.href = next), 20)
        },
        [project, made, `${room.site.url}/next`] as const,
      )
      await isThere(room, '/next')
      const before = performance.now()
      await arrives(room, its)
      // On the virtual clock, what hangs is waited for in earnest.
      expect(performance.now() - before).toBeLessThan(15_000)
    })

    fault('reload mid-answer', every, 'what was answered so far arrives with the next visit', async () => {
      const its = await room.begin((incoming) => incoming.reply(503), { clock: 'real' })
      await its.put({ complete: false, outcome: 'partial' }, true)
      await room.visit()
      await arrives(room, its)
    })

    fault(
      'offline at the answer',
      every,
      'the answer is stored, outlives a reload, and arrives once when the network is back',
      async () => {
        const its = await room.begin()
        const { offline } = room.tab
        await (offline ? offline(true) : its.receiver.refuse())
        await its.put()
        await its.pass(minute)
        expect([its.receiver.arrivals.length, await its.pending()]).toEqual([0, 1])
        if (offline) expect(await room.tab.evaluate(() => navigator.onLine)).toBe(false)
        await (offline ? offline(false) : its.receiver.listen())
        await room.visit()
        await arrives(room, its)
      },
    )

    for (const onLine of [true, false])
      fault(
        onLine ? 'onLine true on a dead network' : 'onLine false on a live one',
        every,
        'what the browser says of the network costs no answer',
        async () => {
          const its = await room.begin(undefined, { onLine })
          if (onLine) await its.receiver.refuse()
          await its.put()
          await its.pass(minute)
          expect(await its.pending()).toBe(onLine ? 1 : 0)
          if (onLine) await its.receiver.listen()
          await its.settles(10 * minute)
        },
      )

    fault('onLine false on a live one', every, 'what waits goes by flush, which does not believe it', async () => {
      const its = await room.begin(undefined, { onLine: false })
      await its.put({}, true)
      await its.pass(2 * minute)
      await room.call('flush', its.setup.project)
      await its.settles()
    })

    fault('back-forward cache', every, 'a page that comes back from it goes on with what waits', async () => {
      let down = true
      const its = await room.begin((incoming) => (down ? incoming.reply(502) : incoming.pass()), {
        clock: 'quick',
        random: 0.03,
      })
      await its.put()
      // While it waits for the next: a page amid a request, or with a lock, is not kept.
      await eventually('a request', () => its.receiver.arrivals[0]?.status)
      await its.pending()
      await eventually('no lock', () => room.tab.evaluate(async () => !(await navigator.locks.query()).held![0]))
      await room.tab.evaluate(() => void Object.assign(window, { isThatPage: true }))
      await room.tab.evaluate((url) => void (location.href = url), `${room.site.url}/next`)
      await isThere(room, '/next')
      down = false
      await room.tab.evaluate(() => history.back())
      await isThere(room, '/')
      expect(await room.tab.evaluate(() => 'isThatPage' in window)).toBe(true)
      await eventually('the answer', () => room.site.rows().some(({ id }) => its.ids.includes(id)))
      await eventually('an empty outbox', async () => (await its.pending()) === 0)
      its.judge()
    })

    fault('keepalive quota used up by the host', every, 'the answer goes without it', async () => {
      const its = await room.begin()
      const hog = await room.site.receiver()
      hog.way = () => {}
      await room.tab.evaluate(
        ([url, body]) => {
          for (let count = 0; count < 2; count++)
            void fetch(url, { method: 'POST', body, keepalive: true, mode: 'no-cors' }).catch(() => {})
        },
        [hog.url, JSON.stringify({ ...aResponse(), fill: 'x'.repeat(32_000) })] as const,
      )
      await its.put()
      await its.settles(1000)
      expect(its.receiver.arrivals).toHaveLength(1)
    })
  })
