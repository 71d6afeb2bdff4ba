import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { SurveyResponse } from '@askwell/core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from '../../tests/support/chromium.js'
import { promptOf } from '../../tests/support/prompt.js'
import { eventually, openSite, type Site } from '../../tests/support/site.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let site: Site
let browser: Browser

beforeAll(async () => {
  site = await openSite()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Where the person is, on a clock of its own: six seconds on an article are not six of the test. */
async function open(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce', ...options })
  await context.clock.install()
  const page = await context.newPage()
  const heard = listen(page)
  const go = async (to: string) => {
    await page.goto(`${site.url}/spa${to}`)
    await page.waitForLoadState('networkidle')
  }
  await go(path)
  const read = async (seconds: number) => {
    await page.clock.runFor(seconds * 1000)
    // What a prompt needs is fetched when it falls due.
    await page.waitForLoadState('networkidle')
    await page.clock.runFor(50)
  }
  const follow = async (name: string) => {
    await page.getByRole('link', { name }).first().click()
    await page.clock.runFor(50)
  }
  return { page, context, heard, go, read, follow }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const answersTo = (survey: string) =>
  site
    .rows()
    .filter((row) => row.survey === survey)
    .map(({ body }) => JSON.parse(body) as SurveyResponse)

test('links change the page without a load, back and forward work, and the focus goes to the new page', async () => {
  const { page, context, heard, follow } = await open('/')
  await page.evaluate(() => Object.assign(window, { stays: true }))
  await follow('Tyre pressure')
  expect(await heading(page)).toBe('Tyre pressure')
  expect(await page.title()).toBe('Tyre pressure · Wren Help')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  await follow('Contact')
  await page.goBack()
  expect(await heading(page)).toBe('Tyre pressure')
  await page.goBack()
  expect(await heading(page)).toBe('Something off with your Wren?')
  await page.goForward()
  expect(new URL(page.url()).pathname).toBe('/spa/articles/tyres')
  expect(await page.evaluate(() => 'stays' in window)).toBe(true)
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await context.close()
})

test('a deep link and a reload show the same article; an address that leads nowhere says so', async () => {
  const { page, context, go } = await open('/articles/winter-range')
  expect(await heading(page)).toBe('Range in winter')
  await page.reload()
  expect(await heading(page)).toBe('Range in winter')
  await go('/articles/nothing')
  expect(await heading(page)).toBe('There is no page here')
  await context.close()
})

test('the second article asks whether it helped, after six seconds on it, and the answer names it', async () => {
  const { page, context, heard, follow, read } = await open('/articles/tyres')
  await read(60)
  expect(await promptOf(page).count()).toBe(0)
  await follow('Brakes that squeal')
  await read(4)
  expect(await promptOf(page).count()).toBe(0)
  await read(3)
  await promptOf(page).getByText('Was this article helpful?').waitFor()
  await promptOf(page).getByText('No').click()
  await promptOf(page).getByRole('textbox').fill('My brakes hum.')
  // Reading on does not take away what is being written.
  await follow('Range in winter')
  expect(await promptOf(page).getByRole('textbox').inputValue()).toBe('My brakes hum.')
  await promptOf(page).getByRole('textbox').press('Control+Enter')
  await promptOf(page).getByText('We rewrite what does not help').waitFor()
  await read(1)
  const response = await eventually('the row', () => answersTo('article-helpful').find(({ complete }) => complete))
  expect(response.answers.map(({ value }) => value)).toEqual(['down', 'My brakes hum.'])
  expect(response.trigger).toMatchObject({ event: 'page_view', properties: { path: '/spa/articles/squealing-brakes' } })
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await context.close()
})

test('nobody is asked on other pages, on the recall, or about an article they have left', async () => {
  const { page, context, follow, read } = await open('/')
  const nobodyAsks = async () => {
    await read(30)
    expect([page.url(), await promptOf(page).count()]).toEqual([page.url(), 0])
  }
  await nobodyAsks()
  await follow('Recall of the front light')
  await nobodyAsks()
  await follow('Charging the battery')
  await nobodyAsks()
  await follow('Tyre pressure')
  await read(3)
  await follow('Contact')
  await nobodyAsks()
  await page.goBack()
  await read(3)
  await page.goBack()
  // The six seconds begin anew with each article.
  await read(4)
  expect(await promptOf(page).count()).toBe(0)
  await read(3)
  await promptOf(page).waitFor()
  await context.close()
})

test('two articles within half an hour count, and two with an hour between them do not', async () => {
  const { page, context, follow, read } = await open('/articles/tyres')
  await read(3600)
  await follow('Brakes that squeal')
  await read(30)
  expect(await promptOf(page).count()).toBe(0)
  await context.close()
})

test('asking for help is followed by a CES on the page that says thanks', async () => {
  const { page, context, heard, follow, read } = await open('/')
  await follow('Contact us')
  await page.getByText('Brakes, tyres, gears').click()
  await page.getByLabel('What happened?').fill('They squeal.')
  await page.getByLabel('Where can we reach you?').fill('ada@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  expect(new URL(page.url()).pathname).toBe('/spa/contact/sent')
  await read(2)
  await promptOf(page).getByText('It was easy to get my question').waitFor()
  await promptOf(page).getByRole('radio').nth(6).click()
  await read(1)
  const response = await eventually('the row', () => answersTo('contact-effort')[0])
  expect(response).toMatchObject({
    answers: [{ type: 'ces', value: 7 }],
    trigger: { properties: { topic: 'ride' } },
    context: { page: '/spa/contact/sent' },
  })
  expect(JSON.stringify(site.rows())).not.toContain('ada@example.com')
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await context.close()
})

test('the tab at the edge of the window opens a survey on every page, which takes the focus and gives it back', async () => {
  const { page, context, follow } = await open('/')
  await follow('Articles')
  const button = page.getByRole('button', { name: 'Feedback' })
  await button.click()
  await promptOf(page).getByText('How do you like this help centre?').waitFor()
  await page.keyboard.press('Escape')
  await page.clock.runFor(500)
  await promptOf(page).waitFor({ state: 'detached' })
  expect(await button.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true)
  await context.close()
})

test('the search finds articles by what is in them, and says how many', async () => {
  const { page, context } = await open('/')
  await page.getByRole('searchbox').fill('isopropyl')
  expect(await page.getByRole('status').textContent()).toBe('1 article')
  expect(await page.locator('.articles a strong').allTextContents()).toEqual(['Brakes that squeal'])
  await page.getByRole('searchbox').fill('<b>')
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Nothing found')
  await context.close()
})

describe.each([
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 320, height: 640 } }],
] as const)('%s,', (_name, options) => {
  test('axe finds nothing, and nothing is wider than the window', async () => {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, ...options })
    for (const path of ['/', '/articles/tyres', '/contact', '/nothing']) {
      await page.goto(`${site.url}/spa${path}`)
      await page.evaluate(axe)
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      })
      expect([path, found]).toEqual([path, []])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
    await page.close()
  })
})
