import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

const surveys = [{ id: 'csat', questions: [{ id: 'score', type: 'csat' }, { type: 'text' }], trigger: { event: 'bought' } }]
const tag = (more: string) => html(scriptTag(`data-endpoint="/v1/responses" data-surveys="surveys.json" ${more}`))
const folder = pageFolder({
  'none.html': tag('data-consent="false"'),
  'session.html': tag('data-consent="session"'),
  'gpc.html': tag('data-respect-gpc'),
  'all.html': tag(''),
  'surveys.json': JSON.stringify({ surveys }),
})

let site: Site
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(async () => {
  context = await browser.newContext()
})
afterEach(() => context.close())

async function open(name: string, prepare?: (page: Page) => Promise<unknown>) {
  const page = await context.newPage()
  const heard = listen(page)
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await prepare?.(page)
  await page.goto(`${site.url}/t/${name}.html`)
  await page.waitForFunction(() => window.askwell?.version)
  return { page, heard, requests }
}

const call = (page: Page, ...rest: unknown[]) =>
  page.evaluate((rest) => window.askwell!(...(rest as [string])) as Promise<unknown>, rest)
const track = (page: Page) => call(page, 'track', 'bought')
/** Every key and database of the page's origin. */
const stored = (page: Page) =>
  page.evaluate(async () => [...Object.keys(localStorage), ...(await indexedDB.databases()).map(({ name }) => name)])
const quiet = { warnings: [], errors: [], violations: [] }
/** Longer than the chunks take to load and a prompt to come. */
const aMoment = (page: Page) => page.waitForTimeout(700)

test('without consent nothing is stored, sent or attached, and consent starts it', async () => {
  const { page, heard, requests } = await open('none', (page) =>
    page.addInitScript(() => {
      const add = EventTarget.prototype.addEventListener
      const added: string[] = []
      EventTarget.prototype.addEventListener = function (this: EventTarget, ...rest: Parameters<typeof add>) {
        if (this === window || this === document) added.push(rest[0])
        return add.apply(this, rest)
      } as typeof add
      Object.assign(window, { added })
    }),
  )
  const attached = await page.evaluate(() => (window as unknown as { added: string[] }).added.length)
  await call(page, 'identify', 'ada', { plan: 'pro' })
  await track(page)
  expect(await call(page, 'show', 'csat')).toBe('failed')
  expect(await call(page, 'pending')).toBe(0)
  expect(await call(page, 'explain', 'csat')).toEqual({
    survey: 'csat',
    ok: false,
    reason: 'consent',
    checks: [{ name: 'consent', ok: false }],
  })
  await aMoment(page)
  expect(await stored(page)).toEqual([])
  expect(requests.filter((path) => /surveys\.json|\/v1\//.test(path))).toEqual([])
  expect(await page.evaluate(() => (window as unknown as { added: string[] }).added.length)).toBe(attached)
  expect(await promptOf(page).count()).toBe(0)

  await call(page, 'consent', true)
  await track(page)
  await promptOf(page).waitFor()
  expect(await stored(page)).toContain('askwell:default')
  expect(heard).toEqual(quiet)
})

test('consent that is withdrawn takes away the prompt, the history and what waits, and sends nothing more', async () => {
  const { page, heard } = await open('all')
  await track(page)
  await promptOf(page).getByRole('radio').nth(4).click()
  await eventually('the outbox', async () => (await stored(page)).includes('askwell:default:outbox'))
  await call(page, 'consent', false)
  await eventually('the prompt is gone', async () => (await promptOf(page).count()) === 0)
  await eventually('nothing is stored', async () => (await stored(page)).length === 0)
  await track(page)
  await aMoment(page)
  expect(await stored(page)).toEqual([])
  expect(await promptOf(page).count()).toBe(0)
  expect(site.rows()).toEqual([])
  // On the next page, too; and given again, it starts anew.
  await page.goto(`${site.url}/t/none.html`)
  await page.waitForFunction(() => window.askwell?.version)
  expect(await stored(page)).toEqual([])
  await call(page, 'consent', true)
  await track(page)
  await promptOf(page).waitFor()
  expect(heard).toEqual(quiet)
})

test('consent that is withdrawn before anything was asked, and while the surveys are on their way, breaks nothing', async () => {
  const { page, heard, requests } = await open('all', (page) =>
    page.route('**/surveys.json', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await route.continue()
    }),
  )
  await call(page, 'consent', false)
  await aMoment(page)
  await track(page)
  expect(await stored(page)).toEqual([])
  expect(requests.filter((path) => path.endsWith('decide.js'))).toEqual([])
  expect(heard).toEqual(quiet)
})

test('what was left by an earlier consent is removed by a page that has none', async () => {
  const first = await open('all')
  await track(first.page)
  await promptOf(first.page).waitFor()
  await first.page.close()
  const { page } = await open('none')
  await eventually('nothing is stored', async () => (await stored(page)).length === 0)
})

test('with consent for the session all works and nothing is stored; consent to all keeps what it knows', async () => {
  const { page, heard } = await open('session')
  await eventually('the surveys', () => call(page, 'explain', 'csat').then((found) => (found as { checks: [] }).checks.length))
  await track(page)
  await promptOf(page).getByRole('radio').nth(4).click()
  await eventually('the answer is kept', async () => (await call(page, 'pending')) === 1)
  expect(await stored(page)).toEqual([])
  await call(page, 'consent', true)
  const history = await page.evaluate(() => JSON.parse(localStorage.getItem('askwell:default')!))
  expect(history.surveys.csat).toMatchObject({ shown: 1, answered: 1 })
  // Another page finds it, and the answer.
  expect(await promptOf(page).count()).toBe(1)
  await page.goto(`${site.url}/t/all.html`)
  await page.waitForFunction(() => window.askwell?.version)
  expect(await call(page, 'explain', 'csat')).toMatchObject({ reason: 'repeat' })
  await eventually('the row', () => site.rows().length === 1, 100_000)
  expect(heard.errors).toEqual([])
}, 120_000)

test('with consent for the session a reload knows nothing', async () => {
  const { page } = await open('session')
  await track(page)
  await promptOf(page).waitFor()
  await page.waitForTimeout(1200)
  await page.reload()
  await page.waitForFunction(() => window.askwell?.version)
  await track(page)
  await promptOf(page).waitFor()
  expect(await stored(page)).toEqual([])
})

test('Global Privacy Control is consent to nothing where that is asked for, until the person says otherwise', async () => {
  const signal = (page: Page) =>
    page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }))
  const { page } = await open('gpc', signal)
  await track(page)
  await aMoment(page)
  expect(await stored(page)).toEqual([])
  await call(page, 'consent', true)
  await track(page)
  await promptOf(page).waitFor()

  const without = await open('gpc')
  await track(without.page)
  await eventually('the history', async () => (await stored(without.page)).includes('askwell:default'))
})

test('a user who comes back on this device is known again, and one who leaves is not', async () => {
  const { page, heard } = await open('all')
  await call(page, 'identify', 'ada')
  await track(page)
  await promptOf(page).waitFor()
  await page.waitForTimeout(1200)
  await page.keyboard.press('Escape')
  await call(page, 'reset')
  await page.goto(`${site.url}/t/all.html`)
  await page.waitForFunction(() => window.askwell?.version)
  const asked = () => page.evaluate(() => JSON.parse(localStorage.getItem('askwell:default')!).surveys.csat?.shown ?? 0)
  await eventually('nobody is known', async () => (await asked()) === 0)
  await call(page, 'identify', 'ada')
  await eventually('they are known', async () => (await asked()) === 1)
  expect(await call(page, 'explain', 'csat')).toMatchObject({ reason: 'repeat' })
  expect(heard).toEqual(quiet)
})
