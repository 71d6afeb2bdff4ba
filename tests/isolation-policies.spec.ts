import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mounts } from '../scripts/demo.mjs'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

const surveys = [{ id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'bought' } }]
const folder = pageFolder({
  'index.html': html(scriptTag()),
  'nonce.html': html(scriptTag().replace('<script', '<script nonce="abc"')),
  'twice.html': html(`${scriptTag()}${scriptTag().replace('/askwell.js', '/copy/askwell.js')}`),
  'surveys.json': JSON.stringify({ surveys }),
})

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await openSite({
    mounts: { '/t/': folder.path, '/copy/askwell.js': mounts['/askwell.js'], '/copy/askwell/': mounts['/askwell/'] },
  })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** A page under the policy, in place of the site's own. */
async function open(path: string, policy: string) {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  const heard = listen(page)
  await page.route(`**/${path}`, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
  })
  await page.goto(`${site.url}/t/${path}`)
  await page.waitForFunction(() => window.askwell?.version)
  return { page, heard }
}
const track = (page: Page) => page.evaluate(() => window.askwell!('track', 'bought'))
const quiet = { warnings: [], errors: [], violations: [] }

test("under 'strict-dynamic' the nonce of the tag is all that is needed: its chunks are trusted with it", async () => {
  const { page, heard } = await open(
    'nonce.html',
    "script-src 'strict-dynamic' 'nonce-abc'; style-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'",
  )
  await track(page)
  await promptOf(page).getByRole('radio').nth(9).click()
  await promptOf(page).getByText('Thank you').waitFor()
  expect(heard).toEqual(quiet)
  await page.context().close()
})

test('a policy that lets nothing be sent to the endpoint keeps the answer, and thanks', async () => {
  const { page } = await open('index.html', `default-src 'self'; connect-src ${site.url}/t/`)
  const known = site.rows().length
  await track(page)
  await promptOf(page).getByRole('radio').nth(9).click()
  await promptOf(page).getByText('Thank you').waitFor()
  expect(await page.evaluate(() => window.askwell!('pending'))).toBe(1)
  expect(site.rows()).toHaveLength(known)
  await page.context().close()
})

test('of two copies on one page the first one runs, and the second says so', async () => {
  const { page, heard } = await open('twice.html', "default-src 'self'")
  await track(page)
  await promptOf(page).waitFor()
  expect(await promptOf(page).count()).toBe(1)
  await eventually('a word about the second', () => heard.warnings.some((text) => text.includes('[askwell/twice]')))
  expect(heard.errors).toEqual([])
  await page.context().close()
})

test('paper has no prompt, and no browser zoom cuts it off', async () => {
  const { page } = await open('index.html', "default-src 'self'")
  await track(page)
  await promptOf(page).waitFor()
  // Printing is styled beside the prompt.
  await page.emulateMedia({ media: 'print' })
  await eventually('no prompt on paper', async () => !(await promptOf(page).isVisible()))
  await page.emulateMedia({ media: 'screen' })
  for (const zoom of [0.5, 1.5, 2, 4]) {
    await page.setViewportSize({ width: Math.round(1280 / zoom), height: Math.round(900 / zoom) })
    const card = (await promptOf(page).boundingBox())!
    expect([zoom, card.x >= 0, card.y >= 0, card.x + card.width <= Math.ceil(1280 / zoom)]).toEqual([zoom, true, true, true])
  }
  await page.context().close()
})
