import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { seeded } from '../herd/random.mjs'
import { startBrowser } from './browser.mjs'
import { mishaps, nextMishap } from './chaos.mjs'
import { judge } from './judge.mjs'
import { createSeat } from './seat.mjs'
import { startServer } from './server-process.mjs'

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

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
  let browser = await startBrowser(join(folder, 'profile'))
  const end = Date.now() + ms
  const [asked, thanked, waiting] = [new Set(), new Set(), { count: 0 }]
  const happened = Object.fromEntries(Object.keys(mishaps).map((name) => [name, 0]))
  const isOver = () => Date.now() > end
  const seat = () =>
    createSeat({
      open: () => [browser.context, server.url],
      nextToken: () => `person ${asked.size}`,
      ...{ random, isOver, asked, thanked, waiting },
    })
  const tabs = Array.from({ length: count }, seat)
  const restartBrowser = async () => {
    await browser.kill()
    for (const each of tabs) void each.lose(() => {})
    browser = await startBrowser(join(folder, 'profile'))
  }
  const disturb = async () => {
    while (!isOver()) {
      const { name, inMs } = nextMishap(random)
      await pause(Math.min(inMs, Math.max(0, end - Date.now())))
      if (isOver()) return
      await mishaps[name].does({ browser: () => browser, tabs, random, server, restartBrowser })
      happened[name]++
      log(`${name} · ${asked.size} asked, ${thanked.size} thanked, ${waiting.count} waiting`)
    }
  }
  try {
    await Promise.all([disturb(), ...tabs.map((each) => each.work())])
    await server.calm()
    const drained = await drain(tabs[0], 60_000)
    return { ...judge(folder, { asked, thanked }), happened, drained, seconds: Math.round(ms / 1000) }
  } finally {
    await browser.kill().catch(() => {})
    await server.kill()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
