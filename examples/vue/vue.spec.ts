import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { SurveyResponse } from '@askwell/core'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from '../../tests/support/chromium.js'
import { tabIntoScale } from '../../tests/support/prompt.js'
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

async function open(options: BrowserContextOptions = {}) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options })
  const heard = listen(page)
  await page.goto(`${site.url}/vue/`)
  await page.locator('askwell-survey').getByRole('group').waitFor()
  await page.waitForLoadState('networkidle')
  return { page, heard, survey: page.locator('askwell-survey').getByRole('group') }
}
const answers = () => site.rows().map(({ body }) => JSON.parse(body) as SurveyResponse)

test('the question below the recipe names the dish, and is answered by keyboard; the app hears of it', async () => {
  const { page, heard, survey } = await open()
  await survey.getByText('How did your dal turn out?').waitFor()
  await tabIntoScale(page)
  await page.keyboard.press('4')
  await page.keyboard.press('Enter')
  await survey.getByRole('textbox').waitFor()
  await page.keyboard.type('More lemon.')
  await page.keyboard.press('Control+Enter')
  await survey.getByText('Thank you. Enjoy!').waitFor()
  await page.getByRole('main').getByText('Noted below the recipe').waitFor()
  const response = await eventually('the row', () => answers().find(({ complete }) => complete))
  expect(response).toMatchObject({ survey: { id: 'recipe-made' }, context: { page: '/vue/' } })
  expect(response.answers.map(({ value }) => value)).toEqual([4, 'More lemon.'])
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.close()
})

test('another recipe is another question, and the servings are counted', async () => {
  const { page, survey } = await open()
  await page.getByRole('button', { name: 'Courgette frittata' }).click()
  await survey.getByText('How did your frittata turn out?').waitFor()
  await page.getByRole('combobox').selectOption('3')
  expect(await page.getByRole('listitem').filter({ hasText: 'eggs' }).first().textContent()).toContain('6')
  await page.close()
})

test('the room of the question is kept: nothing moves when it comes, or when it is answered by a tap', async () => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 2000 } })
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(`${site.url}/vue/`)
  await page.locator('askwell-survey').getByRole('radio').nth(4).click()
  await page.getByText('Thank you. Enjoy!').waitFor()
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.001)
  await page.close()
})

describe.each([
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 360, height: 740 }, hasTouch: true }],
] as const)('%s,', (name, options) => {
  test('axe finds nothing, and nothing is wider than the window', async () => {
    const { page } = await open(options)
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })
    expect(found).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    if (process.env['ASKWELL_PICTURES'])
      await page.screenshot({ path: `${process.env['ASKWELL_PICTURES']}/vue-${name}.png`, fullPage: true })
    await page.close()
  })
})
