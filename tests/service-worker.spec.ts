import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launch } from './support/chromium.js'
import { eventually } from './support/eventually.js'
import { promptOf } from './support/prompt.js'
import { openWorkerSite, type WorkerSite } from './support/worker-site.js'

// Background Sync is in Chromium alone; elsewhere what waits is sent at the next visit.

const name = 'askwell:shop:outbox:state'

let site: WorkerSite
let browser: Browser
let context: BrowserContext
/** A page of nobody, which sees the workers of all. */
let session: CDPSession
let registrationId: string

beforeAll(async () => {
  site = await openWorkerSite()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(async () => {
  context = await browser.newContext({ reducedMotion: 'reduce' })
  await context.addInitScript(() => {
    // Chance has pages wait for 30 s before they send what is old: what comes sooner, the worker has sent.
    Math.random = () => 0.5
    // Pages go as if killed: one that can say goodbye sends once more, and nobody else does while it may be at it.
    for (const type of ['visibilitychange', 'pagehide', 'freeze'])
      addEventListener(type, (event) => event.stopImmediatePropagation(), true)
  })
  site.endpoint.arrivals.length = 0
  site.endpoint.aborted.length = 0
  session = await context.newCDPSession(await context.newPage())
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    registrationId = registrations[0]?.registrationId ?? registrationId
  })
  await session.send('ServiceWorker.enable')
})
afterEach(() => context.close())

async function open(path = '', worker: 'classic' | 'module' = 'classic'): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site.url + path)
  await page.evaluate(async (worker) => {
    await navigator.serviceWorker.register(`${worker}.js`, { type: worker })
    await navigator.serviceWorker.ready
  }, worker)
  // From the second visit on, the worker controls the page.
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller && window.askwell?.version)
  return page
}

const tags = (page: Page) =>
  page.evaluate(async () => {
    const { sync } = (await navigator.serviceWorker.ready) as unknown as { sync: { getTags(): Promise<string[]> } }
    return sync.getTags()
  })
const hasFailed = (page: Page) => page.evaluate(() => /"at":/.test(localStorage.getItem('askwell:shop:outbox')!))
const databases = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))

/** Gives an answer, and waits until it is told to be on the device. */
async function answer(page: Page): Promise<void> {
  const completed = page.evaluate(() => new Promise<void>((resolve) => void window.askwell!('on', 'completed', () => resolve())))
  await page.evaluate(() => void window.askwell!('show', 'csat'))
  await promptOf(page).getByRole('radio').nth(3).click()
  await completed
}

/** Closes the page once its own try has failed, and the sync is registered. */
async function leave(page: Page): Promise<void> {
  await eventually('the failure', () => hasFailed(page))
  await eventually('the sync', async () => (await tags(page)).includes(name))
  await page.close()
}

const sync = () =>
  session.send('ServiceWorker.dispatchSyncEvent', { origin: site.origin, registrationId, tag: name, lastChance: false })

/** Longer than a worker needs to start, to look and to send. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1500))

describe.each(['classic', 'module'] as const)('a %s worker', (form) => {
  test('delivers an answer that was given offline, with every page closed, exactly once', async () => {
    site.endpoint.does = 'down'
    const page = await open('', form)
    await answer(page)
    await leave(page)
    site.endpoint.does = 'serve'
    await sync()
    await eventually('the answer', () => site.endpoint.arrivals.length)
    await aMoment()
    await sync()
    await aMoment()
    expect(site.endpoint.arrivals).toHaveLength(1)
    const next = await open('', form)
    expect(await next.evaluate(() => window.askwell!('pending'))).toBe(0)
  })
})

test('a worker waits as the endpoint has asked, and the next page does as well', async () => {
  site.endpoint.does = 'down'
  const page = await open()
  await answer(page)
  await leave(page)
  site.endpoint.does = 'busy'
  await sync()
  await eventually('the refusal', () => site.endpoint.arrivals.length)
  await aMoment()
  await sync()
  await aMoment()
  expect(site.endpoint.arrivals).toHaveLength(1)
  const next = await open()
  await eventually('what the worker has learnt', () =>
    next.evaluate(() => /"wait":[1-9]\d{6}/.test(localStorage.getItem('askwell:shop:outbox')!)),
  )
  expect(await next.evaluate(() => window.askwell!('pending'))).toBe(1)
})

test('after consent was withdrawn a worker has nothing to send, and what is on its way is aborted', async () => {
  site.endpoint.does = 'down'
  const page = await open()
  await answer(page)
  await leave(page)
  const next = await open()
  site.endpoint.does = 'stall'
  await sync()
  await eventually('the request', () => site.endpoint.arrivals.length)
  await next.evaluate(() => window.askwell!('consent', false))
  await eventually('the end of it', () => site.endpoint.aborted.length)
  await eventually('nothing left', async () => !(await databases(next)).length)
  await next.close()
  site.endpoint.does = 'serve'
  await sync()
  await aMoment()
  expect(site.endpoint.arrivals).toHaveLength(1)
})

test('a page that has not opted in registers nothing and stores nothing for a worker', async () => {
  site.endpoint.does = 'down'
  const page = await open('without.html')
  await answer(page)
  await aMoment()
  expect(await tags(page)).toEqual([])
  expect(await databases(page)).toEqual(['askwell:shop:outbox'])
})
