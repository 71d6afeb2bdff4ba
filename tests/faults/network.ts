import { expect } from 'vitest'
import type { Incoming } from './receiver.js'
import type { Room } from './room.js'
import { every, faultsIn, withoutWebkit } from './row.js'

const minute = 60_000
const hour = 60 * minute

/** Commits, then cuts the connection: the sender can't know. */
const commitAndCut = (cut: (incoming: Incoming) => unknown) => async (incoming: Incoming) => {
  if (incoming.n > 1) return incoming.pass()
  await incoming.store()
  return cut(incoming)
}

/** What a page may have done to `fetch`. */
const patches: Record<string, string> = {
  throws: "window.fetch = () => { throw new Error('patched') }",
  'rejects with nothing': 'window.fetch = () => Promise.reject()',
  'answers nothing': 'window.fetch = async () => undefined',
  'answers junk': "window.fetch = async () => ({ status: 200, ok: true, text: 'no function' })",
  'is gone': 'window.fetch = null',
}

export function networkRows(room: Room): void {
  const fault = faultsIn(room.name)

  fault('connection refused', every, 'the answer waits, and arrives once when the server is there', async () => {
    const its = await room.begin()
    await its.receiver.refuse()
    expect(await its.put()).toBe('indexed-db')
    await its.pass(minute)
    expect([await its.pending(), await its.calls()]).toEqual([1, expect.any(Number)])
    await its.stands()
    await its.receiver.listen()
    await its.settles(hour)
    expect(room.site.rows().filter(({ id }) => its.ids.includes(id))).toHaveLength(1)
  })

  for (const [how, cut] of Object.entries({
    reset: ({ socket }: Incoming) => socket.resetAndDestroy(),
    closed: ({ socket }: Incoming) => socket.destroy(),
  })) {
    fault(
      'committed then reset or closed, fresh socket',
      every,
      `${how} on a fresh connection, the same bytes come again`,
      async () => {
        const its = await room.begin(commitAndCut(cut), { wire: 'simple' })
        await its.put()
        await its.settles()
        expect(its.receiver.arrivals[0]!.reuse).toBe(0)
        expect(its.receiver.arrivals.length).toBeGreaterThan(1)
      },
    )

    fault(
      'committed then reset or closed, reused socket',
      withoutWebkit,
      `${how} on a reused connection, the same bytes come again`,
      async () => {
        const its = await room.begin(async (incoming) => {
          if (incoming.n !== 2) return incoming.pass()
          await incoming.store()
          return cut(incoming)
        })
        await its.put()
        await its.pass(1000)
        await its.put()
        await its.settles()
        expect(its.receiver.arrivals[1]!.reuse).toBeGreaterThan(0)
        expect(its.receiver.arrivals.length).toBeGreaterThan(2)
        // The browser itself has sent the second one twice: the outbox made two requests in all.
        if (room.name === 'chromium') expect(await its.calls()).toBe(2)
      },
    )
  }

  const givenUp = async (stall: (incoming: Incoming) => unknown) => {
    const its = await room.begin((incoming) => (incoming.n > 1 ? incoming.pass() : stall(incoming)), { patience: 500 })
    await its.put()
    await its.pass(14_000)
    expect([its.receiver.arrivals.length, await its.pending()]).toEqual([1, 1])
    await its.settles()
    expect(its.receiver.arrivals.length).toBe(2)
    expect(its.receiver.arrivals[1]!.age).toBeGreaterThanOrEqual(15_000)
  }

  fault('silence', every, 'an endpoint that says nothing is given up after its timeout', () => givenUp(() => {}))

  fault('headers then a stalled body', every, 'an endpoint that stops amid its answer is given up after its timeout', () =>
    givenUp(({ answer }) => {
      answer.writeHead(200, { 'access-control-allow-origin': '*', 'content-length': '100' }).write('{"half":')
    }),
  )

  fault('DNS failure', every, 'a name that is not found keeps the answer until the name is right', async () => {
    const its = await room.begin(undefined, { url: 'http://askwell.invalid/v1/responses', patience: 2000 })
    expect(await its.put()).toBe('indexed-db')
    await its.pass(minute)
    expect(await its.pending()).toBe(1)
    await its.reopen({ endpoint: { url: its.receiver.url } })
    await its.settles()
    expect(its.receiver.arrivals).toHaveLength(1)
  })

  fault("redirect to a portal's 200", every, 'the portal gets nothing, and the app hears of it once', async () => {
    const portal = await room.site.receiver()
    let away = true
    const its = await room.begin((incoming) => (away ? incoming.reply(302, { location: portal.url }) : incoming.pass()))
    await its.put()
    await its.pass(hour)
    expect(portal.arrivals).toHaveLength(0)
    expect(await its.events()).toMatchObject([{ type: 'error', code: 'blocked' }])
    expect(its.receiver.arrivals.length).toBeLessThan(6)
    away = false
    await its.settles(hour)
  })

  fault('ad blocker', every, 'what the browser refuses to send is tried fewer than 15 times in an hour', async () => {
    // No browser connects to this port (https://fetch.spec.whatwg.org/#port-blocking): refused within it, as a blocker does.
    const its = await room.begin(undefined, { url: 'http://127.0.0.1:1/v1/responses' })
    await its.put()
    await its.pass(hour)
    expect(await its.calls()).toBeLessThan(15)
    await its.reopen({ endpoint: { url: its.receiver.url } })
    await its.settles()
  })

  for (const [how, patch] of Object.entries(patches))
    fault('fetch patched by the host', every, `a fetch that ${how} costs no answer`, async () => {
      const its = await room.begin()
      const evaluate = (script: string) =>
        room.tab.evaluate(
          (script) => void document.head.append(Object.assign(document.createElement('script'), { textContent: script })),
          script,
        )
      await evaluate(`window.fetchBefore = window.fetch; ${patch}`)
      expect(await its.put()).toBe('indexed-db')
      await its.pass(minute)
      expect(await its.pending()).toBe(1)
      await evaluate('window.fetch = window.fetchBefore')
      await its.settles(hour)
    })
}
