import type { Explanation } from '@askwell/core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { openSite, type Site } from './support/site.js'

const thumbs = [{ type: 'thumbs' }]
const surveys = [
  {
    id: 'pro',
    questions: thumbs,
    trigger: { event: 'saved', where: { size: { $gte: 3 } } },
    audience: { plan: { $regex: '^pro' }, 'events.saved.count': { $gte: 2 } },
  },
  { id: 'page', questions: thumbs, trigger: { event: 'page_view', page: '/t/second.html' } },
]

let site: Site
let browser: Browser
const folder = pageFolder({
  'index.html': html(scriptTag()),
  'second.html': html(scriptTag()),
  'surveys.json': JSON.stringify({ surveys }),
})

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path = '') {
  const page = await browser.newPage()
  const heard = listen(page)
  await page.goto(`${site.url}/t/${path}`)
  await page.waitForFunction(() => window.askwell?.version)
  return { page, heard }
}

test('a survey finds its audience, by what the app says and what the history knows; explain says why not', async () => {
  const { page, heard } = await open()
  const explain = () => page.evaluate(() => window.askwell!('explain', 'pro') as Promise<Explanation>)
  const save = (size: number) => page.evaluate((size) => window.askwell!('track', 'saved', { size }), size)
  await save(5)
  expect(await explain()).toMatchObject({ ok: false, reason: 'audience' })
  await page.evaluate(() => window.askwell!('set', { plan: 'pro-yearly' }))
  await save(1)
  const { checks, reason } = await explain()
  expect(reason).toBeUndefined()
  expect(checks.find(({ name }) => name === 'audience')).toEqual({
    name: 'audience',
    ok: true,
    saw: { plan: 'pro-yearly', 'events.saved.count': 2 },
  })
  expect(await promptOf(page).count()).toBe(0)
  await save(3)
  await promptOf(page).waitFor()
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.close()
})

test('a survey comes on its page, also when the page is reached without a load', async () => {
  const { page, heard } = await open()
  await page.evaluate(() => history.pushState({}, '', '/t/first.html'))
  await page.evaluate(() => history.pushState({}, '', '/t/second.html'))
  await promptOf(page).waitFor()
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.close()
})
