import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { seeded } from '../herd/random.mjs'
import { startBrowser } from './browser.mjs'
import { eachOnce, mishaps, nextMishap } from './chaos.mjs'
import { judge } from './judge.mjs'
import { createSeat } from './seat.mjs'
import { growthOf, memoryOf } from './memory.mjs'
import { servePage } from './page.mjs'
import { startServer } from './server-process.mjs'

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** One person has one pair of hands, and a device shows one prompt at a time. */
function inTurn() {
  let last = Promise.resolve()
  return (act) => {
    const mine = last.then(act)
    last = mine.catch(() => {})
    return mine
  }
}

/** Sends until nothing waits; false when something still does after `ms`. */
async function drain(seat, ms) {
  for (const end = Date.now() + ms; Date.now() < end; await pause(100)) {
    const left = await seat
      .present()
      .then(async (tab) => (await tab.flush(), tab.pending()))
      .catch(() => seat.lose(() => {}))
    if (left === 0) return true
  }
  return false
}

/**
 * Tabs answer and are killed, the server misbehaves and is killed, for `ms`; then all is calm, what waits is sent, and the
 * collector's database is the judge.
 *
 * @param {object} options
 * @param {number} options.ms
 * @param {number} [options.tabs] Default: 8.
 * @param {number} [options.seed] Default: 1.
 * @param {(line: string) => void} [options.log]
 */
export async function soak({ ms, tabs: count = 8, seed = 1, log = () => {} }) {
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'askwell-soak-'))
  const server = await startServer({ port: await freePort(), folder, seed })
  const site = await servePage(`${server.url}/v1/responses`)
  let browser = await startBrowser(join(folder, 'profile'))
  const end = Date.now() + ms
  const [asked, thanked, waiting] = [new Set(), new Set(), { count: 0 }]
  const happened = Object.fromEntries(Object.keys(mishaps).map((name) => [name, 0]))
  const oneAtATime = inTurn()
  const isOver = () => Date.now() > end
  const seat = () =>
    createSeat({
      open: () => [browser.context, site.url],
      nextToken: () => `person ${asked.size}`,
      random,
      isOver,
      asked,
      thanked,
      waiting,
      oneAtATime,
    })
  const tabs = Array.from({ length: count }, seat)
  const restartBrowser = async () => {
    await browser.kill()
    for (const each of tabs) void each.lose(() => {})
    browser = await startBrowser(join(folder, 'profile'))
  }
  // In the last quarter nobody is killed: memory that grows shows in what lives on.
  const quiet = end - ms / 4
  const until = (at) => pause(Math.max(0, at - Date.now()))
  const disturb = async () => {
    const first = eachOnce(random)
    for (;;) {
      const { name: any, inMs } = nextMishap(random)
      const name = first.pop() ?? any
      await until(Math.min(Date.now() + inMs, quiet))
      if (Date.now() >= quiet) return
      await mishaps[name].does({ browser: () => browser, tabs, random, server, restartBrowser })
      happened[name]++
      log(`${name} · ${asked.size} asked, ${thanked.size} thanked, ${waiting.count} waiting`)
    }
  }
  const weigh = async () => {
    await until(quiet + ms / 16)
    const before = await memoryOf(tabs, server)
    await until(end - 1000)
    return growthOf(before, await memoryOf(tabs, server))
  }
  try {
    const [memory] = await Promise.all([weigh(), disturb(), ...tabs.map((each) => each.work())])
    await server.calm()
    const drained = await drain(tabs[0], 60_000)
    return { ...judge(folder, { asked, thanked }), happened, drained, memory, seconds: Math.round(ms / 1000) }
  } finally {
    await browser.kill().catch(() => {})
    await server.kill()
    site.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
