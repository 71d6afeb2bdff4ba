import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { openSite, type Site } from './support/site.js'

let site: Site
let browser: Browser
const folder = pageFolder({
  'index.html': html(scriptTag()),
  'surveys.json': JSON.stringify({ surveys: [{ id: 'csat', questions: [{ type: 'csat' }], trigger: { event: 'go' } }] }),
})

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open() {
  const page = await browser.newPage()
  const requested: string[] = []
  page.on('request', (request) => requested.push(new URL(request.url()).pathname))
  const heard = listen(page)
  await page.goto(`${site.url}/t/`)
  await page.waitForFunction(() => window.askwell?.version)
  await page.waitForLoadState('networkidle')
  return { page, requested, heard }
}

test('a page view with nothing to show loads one file of ours, and leaves the page as it was', async () => {
  const { page, requested, heard } = await open()
  expect(requested.filter((path) => path.includes('askwell'))).toEqual(['/askwell.js'])
  expect(await page.evaluate(() => [...document.body.children].map(({ localName }) => localName))).toEqual(['main'])
  expect(await page.evaluate(() => document.body.style.length + document.documentElement.style.length)).toBe(0)
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.close()
})

test('a prompt moves nothing on the page and takes no focus', async () => {
  const { page } = await open()
  await page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) =>
      list.getEntries().forEach((entry) => shifts.push((entry as PerformanceEntry & { value: number }).value)),
    ).observe({
      type: 'layout-shift',
      buffered: true,
    })
  })
  await page.evaluate(() => window.askwell!('track', 'go'))
  await promptOf(page).waitFor()
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([])
  expect(await page.evaluate(() => document.body.style.length + document.documentElement.style.length)).toBe(0)
  await page.close()
})

test('the script works from another origin', async () => {
  folder.write(
    'cross.html',
    html(scriptTag().replace('src="/askwell.js"', `src="${site.url.replace('localhost', '127.0.0.1')}/askwell.js"`)),
  )
  const page = await browser.newPage()
  const heard = listen(page)
  await page.goto(`${site.url}/t/cross.html`)
  await page.waitForFunction(() => window.askwell?.version)
  await page.evaluate(() => window.askwell!('track', 'go'))
  await promptOf(page).waitFor()
  expect(heard.errors).toEqual([])
  await page.close()
})
