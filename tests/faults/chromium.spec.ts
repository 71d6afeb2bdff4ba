import type { BrowserContext, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { eventually } from '../support/eventually.js'
import { openDevice, type Device } from './devices.js'
import { standingCheck } from './judge.js'
import type { Setup } from './page/world.js'
import type { Receiver } from './receiver.js'
import { aResponse, calling } from './room.js'
import { chromium, faultsIn } from './row.js'
import { openFaultSite, type FaultSite } from './site.js'

const minute = 60_000

// States of pages that Chromium's protocol alone brings about.
describe('chromium:', () => {
  const fault = faultsIn('chromium')
  let site: FaultSite
  let device: Device
  let context: BrowserContext
  let receiver: Receiver
  let setup: Setup
  beforeAll(async () => {
    site = await openFaultSite()
    device = openDevice('chromium')
    await device.visit(site.url)
    context = device.page!().context()
  })
  afterAll(async () => {
    await device?.close()
    await site?.close()
  })
  beforeEach(async () => {
    receiver = await site.receiver()
    setup = { project: crypto.randomUUID(), endpoint: { url: receiver.url } }
  })

  const openPage = async () => {
    const page = await context.newPage()
    await page.goto(site.url)
    await page.waitForFunction(() => 'world' in window)
    return [page, calling(() => page as never), await context.newCDPSession(page)] as const
  }
  const freeze = (session: CDPSession, state: 'frozen' | 'active') => session.send('Page.setWebLifecycleState', { state })
  const rowsOf = (id: string) => site.rows().filter((row) => row.id === id).length

  fault('frozen', chromium, 'what waited in a frozen page is sent by another, and not again after the thaw', async () => {
    receiver.way = (incoming) => incoming.reply(503)
    const made = aResponse()
    const [page, call, session] = await openPage()
    await call('open', 'frozen', { ...setup, clock: 'quick', random: 0.5 })
    await call('put', 'frozen', made)
    await freeze(session, 'frozen')
    receiver.way = (incoming) => incoming.pass()
    const [other, inOther] = await openPage()
    await inOther('open', 'other', { ...setup, aheadMs: 2 * minute })
    await inOther('pass', 'other', 5 * minute)
    expect([await inOther('pending', 'other'), rowsOf(made.id)]).toEqual([0, 1])
    const before = receiver.arrivals.length
    await freeze(session, 'active')
    await call('flush', 'frozen')
    expect([await call('pending', 'frozen'), receiver.arrivals.length]).toEqual([0, before])
    standingCheck(site, [made.id])
    await page.close()
    await other.close()
  })

  fault('sender frozen', chromium, 'amid its request: another tab takes over after the lease, with the same bytes', async () => {
    let late = () => {}
    receiver.way = (incoming) => {
      late = () => void incoming.pass()
    }
    const made = aResponse()
    const [page, call, session] = await openPage()
    await call('open', 'frozen', { ...setup, clock: 'quick' })
    await call('put', 'frozen', made)
    await eventually('a request', () => receiver.arrivals.length)
    await freeze(session, 'frozen')
    receiver.way = (incoming) => incoming.pass()
    const [other, inOther] = await openPage()
    await inOther('open', 'other', setup)
    await inOther('pass', 'other', 20_000)
    // Its lease holds.
    expect(receiver.arrivals).toHaveLength(1)
    await inOther('pass', 'other', 2 * minute)
    expect([await inOther('pending', 'other'), receiver.arrivals.length, rowsOf(made.id)]).toEqual([0, 2, 1])
    late()
    await freeze(session, 'active')
    await eventually('an empty outbox', async () => (await call('pending', 'frozen')) === 0)
    standingCheck(site, [made.id])
    await page.close()
    await other.close()
  })

  fault('prerendered', chromium, 'a page that is asked for before anybody opens it sends what waits once', async () => {
    receiver.way = (incoming) => incoming.reply(503)
    const made = aResponse()
    const [page, call] = await openPage()
    await call('open', 'here', { ...setup, clock: 'real' })
    await call('put', 'here', made)
    await call('destroy', 'here')
    receiver.way = (incoming) => incoming.pass()
    const at = `${site.url}/prerendered?${encodeURIComponent(JSON.stringify({ ...setup, clock: 'quick', random: 0.001 }))}`
    await page.evaluate((url) => {
      localStorage['test-ahead'] = 10 * 60_000
      const rules = { prerender: [{ source: 'list', urls: [url], eagerness: 'immediate' }] }
      document.head.append(
        Object.assign(document.createElement('script'), { type: 'speculationrules', text: JSON.stringify(rules) }),
      )
    }, at)
    await eventually('the page, asked for in advance', () => site.visited.includes('/prerendered'))
    await page.evaluate((url) => void (location.href = url), at)
    await eventually('the row', () => rowsOf(made.id))
    await eventually('an empty outbox', async () => (await call('pending', 'itself')) === 0)
    standingCheck(site, [made.id])
    await page.close()
  })

  fault("hidden tab's minute-long timers", chromium, 'due times are compared with the clock when it is seen again', async () => {
    receiver.way = (incoming) => incoming.reply(500)
    const made = aResponse()
    const [page, call, session] = await openPage()
    await call('open', 'hidden', { ...setup, clock: 'quick', random: 1 })
    await call('put', 'hidden', made)
    await freeze(session, 'frozen')
    receiver.way = (incoming) => incoming.pass()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(receiver.arrivals).toHaveLength(1)
    await freeze(session, 'active')
    await page.evaluate(() => void (localStorage['test-ahead'] = Number(localStorage['test-ahead'] ?? 0) + 60_000))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
    await eventually('the row', () => rowsOf(made.id), 3000)
    await eventually('an empty outbox', async () => (await call('pending', 'hidden')) === 0)
    standingCheck(site, [made.id])
    await page.close()
  })

  fault('force-closed', chromium, 'connections that the browser closes under twenty answers cost none of them', async () => {
    const made = Array.from({ length: 20 }, () => aResponse())
    const [page, call, session] = await openPage()
    await call('open', 'here', { ...setup, clock: 'quick', random: 0.001 })
    const stored = call('putAll', 'here', made)
    for (let count = 0; count < 5; count++)
      await session.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'indexeddb' })
    await stored
    await eventually('all rows', () => made.every(({ id }) => rowsOf(id)))
    await eventually('an empty outbox', async () => (await call('pending', 'here')) === 0)
    standingCheck(
      site,
      made.map(({ id }) => id),
    )
    await page.close()
  })

  // No driver can discard a tab. To its page that is the same: the renderer ends without a word, and the tab loads anew.
  fault('discarded', chromium, 'an answer of a tab that is gone without a word arrives when it is opened again', async () => {
    receiver.way = (incoming) => incoming.reply(503)
    const made = aResponse()
    const [, call, session] = await openPage()
    await call('open', 'here', { ...setup, clock: 'real' })
    await call('put', 'here', made)
    // The page never answers.
    session.send('Page.crash').catch(() => {})
    receiver.way = (incoming) => incoming.pass()
    const [again, inAgain] = await openPage()
    await inAgain('open', 'again', { ...setup, aheadMs: 2 * minute })
    await inAgain('pass', 'again', 5 * minute)
    expect([await inAgain('pending', 'again'), rowsOf(made.id)]).toEqual([0, 1])
    standingCheck(site, [made.id])
    await again.close()
  })
})
