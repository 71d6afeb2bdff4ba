import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readmeExample } from '../scripts/readme.mjs'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

// Inside the repository, so that `askwell` resolves to the built package as in an app.
const app = fileURLToPath(new URL('../node_modules/.askwell/readme/', import.meta.url))
const folder = pageFolder({
  'tag.html': html(readmeExample('html')),
  'surveys.json': readmeExample('json'),
})

let site: Site
let browser: Browser

beforeAll(async () => {
  mkdirSync(app, { recursive: true })
  writeFileSync(`${app}index.html`, html('<script type="module" src="main.ts"></script>'))
  writeFileSync(`${app}main.ts`, readmeExample('ts'))
  await build({ root: app, base: '/app/', configFile: false, logLevel: 'warn' })
  site = await openSite({ mounts: { '/t/': folder.path, '/surveys.json': `${folder.path}/surveys.json`, '/app/': `${app}dist` } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test("the README's script tag asks after a purchase in the data layer, with its document", async () => {
  const page = await browser.newPage()
  const heard = listen(page)
  await page.goto(`${site.url}/t/tag.html`)
  await page.evaluate(() => {
    const host = window as unknown as { dataLayer?: object[] }
    host.dataLayer ??= []
    host.dataLayer.push({ event: 'purchase', ecommerce: { value: 42 } })
  })
  await promptOf(page).getByText('How was checkout?').waitFor()
  await promptOf(page).getByRole('radio').nth(4).click()
  await promptOf(page).getByText('THANKS10').waitFor()
  await eventually('the row', () => site.rows().length === 1)
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.close()
})

test("the README's npm example asks after the level, and says why it would not ask again", async () => {
  const page = await browser.newPage()
  const said: string[] = []
  // What the example says; on a local page the SDK has a line of its own, by console.info.
  page.on('console', (message) => message.type() === 'log' && said.push(message.text()))
  await page.goto(`${site.url}/app/`)
  await promptOf(page).getByText('Enjoying the new levels?').waitFor()
  await promptOf(page)
    .getByRole('radio')
    .or(promptOf(page).getByRole('button', { name: 'Yes' }))
    .first()
    .click()
  await eventually('what the listener logs', () => said.some((text) => text.startsWith('levels')))
  expect(said[0]).toBe('may show now')
  await page.close()
})
