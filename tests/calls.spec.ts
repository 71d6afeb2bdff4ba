import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { eventually } from './support/eventually.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { openSite, type Site } from './support/site.js'

const folder = pageFolder({
  'index.html': html(scriptTag('data-endpoint="/v1/responses" data-surveys="surveys.json"')),
  'surveys.json': JSON.stringify({ surveys: [{ id: 'csat', questions: [{ type: 'csat' }], trigger: { event: 'bought' } }] }),
})

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open() {
  const context = await browser.newContext()
  const page = await context.newPage()
  const heard = listen(page)
  await page.goto(`${site.url}/t/`)
  await page.waitForFunction(() => window.askwell?.version)
  return { context, page, heard }
}

const call = (page: Page, ...rest: string[]) =>
  page.evaluate(
    ([method, ...rest]) =>
      (window.askwell!(method!, ...rest) as Promise<unknown>).then(
        (value) => ({ value }),
        (error: Error) => ({ error: error.name }),
      ),
    rest,
  )

test('who has answered is told without the network how much waits, and may ask for it to be sent', async () => {
  const { context, page } = await open()
  const calls = page.waitForResponse((response) => response.url().endsWith('/calls.js'))
  await page.evaluate(() => void window.askwell!('track', 'bought'))
  await promptOf(page).getByRole('radio').nth(3).waitFor()
  await calls
  await context.setOffline(true)
  await promptOf(page).getByRole('radio').nth(3).click()
  await eventually('the answer', async () => ((await call(page, 'pending')) as { value?: number }).value === 1)
  expect(await call(page, 'flush')).toEqual({ value: undefined })
  expect(await call(page, 'pending')).toEqual({ value: 1 })
  await context.close()
})

test('a call whose code the network keeps away rejects, and tells a page that does not listen nothing', async () => {
  const { context, page, heard } = await open()
  await context.setOffline(true)
  for (const method of ['pending', 'flush', 'retryRejected', 'explain'])
    expect(await call(page, method)).toEqual({ error: 'TypeError' })
  const unhandled = page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('unhandledrejection', () => resolve('unhandled'))
        void window.askwell!('flush')
        setTimeout(() => resolve('nothing'), 300)
      }),
  )
  expect(await unhandled).toBe('nothing')
  expect(heard.errors.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await context.setOffline(false)
  expect(await call(page, 'pending')).toEqual({ value: 0 })
  await context.close()
})
