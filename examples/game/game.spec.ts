import type { SurveyResponse } from '@askwell/core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, listen } from '../../tests/support/chromium.js'
import { promptOf } from '../../tests/support/prompt.js'
import { eventually, openSite, type Site } from '../../tests/support/site.js'
import { levelAt } from './src/level.js'

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

async function solve(page: Page, number: number) {
  for (const window of levelAt(number).solution) await page.locator('#windows button').nth(window).click()
  await page.locator('#next').waitFor()
}

test('the tutorial is followed by a CES, the third level by thumbs, and both answers arrive', async () => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } })
  const heard = listen(page)
  await page.goto(`${site.url}/game/`)
  await solve(page, 0)
  await promptOf(page).waitFor()
  expect(await promptOf(page).getByRole('radio').count()).toBe(7)
  await promptOf(page).getByRole('radio').nth(6).click()
  await page.keyboard.press('Escape')
  await eventually('the CES', () => site.rows().some(({ survey }) => survey === 'tutorial-effort'))
  if (await promptOf(page).count()) await promptOf(page).getByRole('button', { name: 'Close' }).click()

  for (const number of [1, 2, 3]) {
    await page.locator('#next').click()
    await solve(page, number)
    expect(number < 3 && (await promptOf(page).count())).toBe(number < 3 && 0)
  }
  await promptOf(page).waitFor()
  await promptOf(page).getByText('Yes').click()
  const row = await eventually('the thumbs', () => site.rows().find(({ survey }) => survey === 'level-fun'))
  const response = JSON.parse(row.body) as SurveyResponse
  expect(response.answers[0]).toMatchObject({ type: 'thumbs', value: 'up' })
  expect(response.trigger).toMatchObject({ event: 'level_complete', properties: { level: 3 } })
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.close()
})

test('who starts a house over for the third time is asked what is unclear, and who then solves it is not', async () => {
  for (const solves of [false, true]) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 } })
    await context.clock.install()
    const page = await context.newPage()
    await page.goto(`${site.url}/game/`)
    await page.waitForLoadState('networkidle')
    const wait = async (ms: number) => {
      await page.clock.runFor(ms)
      await page.waitForLoadState('networkidle')
      await page.clock.runFor(50)
    }
    await solve(page, 0)
    await wait(1000)
    await promptOf(page).getByRole('button', { name: 'Close' }).click()
    await wait(1000)
    await page.locator('#next').click()
    for (let time = 0; time < 3; time++) {
      await page.locator('#windows button').first().click()
      await page.locator('#restart').click()
    }
    if (solves) await solve(page, 1)
    await wait(3000)
    // Beside the button: what that takes is loaded before it shows.
    const asked = promptOf(page).getByText('This house is a hard one')
    if (solves) expect(await asked.count()).toBe(0)
    else await asked.waitFor()
    await context.close()
  }
})

test('the fifth level is followed by a slider, a kind of the game itself, whose answer arrives as a number', async () => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } })
  const heard = listen(page)
  await page.goto(`${site.url}/game/`)
  for (const number of [0, 1, 2, 3, 4, 5]) {
    await solve(page, number)
    if (number === 0 || number === 3) {
      await promptOf(page).waitFor()
      await page.getByRole('button', { name: 'Close' }).click()
    }
    if (number < 5) await page.locator('#next').click()
  }
  const range = promptOf(page).getByRole('slider', { name: 'How hard was this house?' })
  await range.focus()
  expect(await promptOf(page).getByRole('status').textContent()).toBe('–')
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
  expect(await promptOf(page).locator('output').textContent()).toBe('90')
  await promptOf(page).getByRole('button', { name: 'Send' }).click()
  await promptOf(page).getByText('Thank you').waitFor()
  const row = await eventually('the number', () => site.rows().find(({ survey }) => survey === 'level-difficulty'))
  expect((JSON.parse(row.body) as SurveyResponse).answers).toEqual([{ question: 'difficulty', type: 'slider', value: 90 }])
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.close()
})
