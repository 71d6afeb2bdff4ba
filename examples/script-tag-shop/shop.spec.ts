import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SurveyResponse } from '@askwell/core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, launchProfile, listen } from '../../tests/support/chromium.js'
import { buy, promptOf, tabIntoScale } from '../../tests/support/prompt.js'
import { eventually, openSite, type Site } from '../../tests/support/site.js'

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

const fresh = () => browser.newContext({ viewport: { width: 1200, height: 800 } }).then((context) => context.newPage())
const answersOf = (body: string) =>
  Object.fromEntries((JSON.parse(body) as SurveyResponse).answers.map(({ question, value }) => [question, value]))
const newRows = (before: { id: string }[]) => site.rows().filter(({ id }) => !before.some((row) => row.id === id))

test('a purchase on one page asks on the next, the keyboard answers, and the row is in SQLite', async () => {
  const before = site.rows()
  const page = await fresh()
  const heard = listen(page)
  await buy(page, site.url)
  expect(await promptOf(page).getAttribute('aria-modal')).not.toBe('true')
  await tabIntoScale(page)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByText('THANKS10').waitFor()
  const row = await eventually('a row', () => newRows(before)[0])
  expect(row).toMatchObject({ survey: 'post-purchase' })
  expect(answersOf(row.body)).toEqual({ score: 5 })
  const response = JSON.parse(row.body) as SurveyResponse
  expect(response).toMatchObject({
    complete: true,
    outcome: 'answered',
    trigger: { event: 'purchase' },
    context: { page: '/shop/thanks.html' },
  })
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.context().close()
})

test('a low score is asked why, and score and comment are one row', async () => {
  const before = site.rows()
  const page = await fresh()
  await buy(page, site.url)
  await promptOf(page).getByRole('radio').nth(1).click()
  await promptOf(page).getByText('What went wrong?').waitFor()
  await promptOf(page).getByRole('textbox').fill('The address form <b>lost</b> my street. 😕')
  await page.keyboard.press('Control+Enter')
  await page.getByText('We read every answer').waitFor()
  await eventually('the complete row', () => newRows(before).some(({ body }) => (JSON.parse(body) as SurveyResponse).complete))
  expect(newRows(before).map(({ body }) => answersOf(body))).toEqual([
    { score: 2, why: 'The address form <b>lost</b> my street. 😕' },
  ])
  await page.context().close()
})

test(
  'an answer given offline survives the closed tab, and arrives once when the page is opened again',
  { timeout: 180_000 },
  async () => {
    const before = site.rows()
    const folder = mkdtempSync(join(tmpdir(), 'askwell-profile-'))
    const context = await launchProfile(folder)
    try {
      const page = await context.newPage()
      await buy(page, site.url)
      await context.setOffline(true)
      await promptOf(page).getByRole('radio').nth(4).click()
      await page.getByText('THANKS10').waitFor()
      expect(newRows(before)).toEqual([])
      await page.close()

      await context.setOffline(false)
      const again = await context.newPage()
      await again.goto(`${site.url}/shop/`)
      // At the next visit up to 60 s of spread, after up to 30 s of the lease of a sender that died with its page.
      await eventually('the row', () => newRows(before).length, 120_000)
      // The row is there before the page has heard of it; only then is the answer removed, and a second copy would show.
      const pending = () => again.evaluate(() => window.askwell!('pending') as Promise<number>)
      await eventually('an empty outbox', async () => (await pending()) === 0)
      expect(newRows(before).map(({ body }) => answersOf(body))).toEqual([{ score: 5 }])
    } finally {
      await context.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

test('a link opens a survey that is answered with the pointer, takes focus and gives it back', async () => {
  const page = await fresh()
  await page.goto(`${site.url}/shop/`)
  const link = page.locator('[data-askwell-show]').first()
  await link.focus()
  await page.keyboard.press('Enter')
  await promptOf(page).waitFor()
  await eventually('focus in the prompt', () =>
    page.evaluate(() => document.activeElement?.shadowRoot !== null && document.activeElement?.shadowRoot !== undefined),
  )
  await page.keyboard.press('Escape')
  await promptOf(page).waitFor({ state: 'detached' })
  expect(await link.evaluate((element) => document.activeElement === element)).toBe(true)
  await page.context().close()
})
