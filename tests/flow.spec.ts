import type { SurveyResponse } from '@askwell/core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

const three = [
  { id: 'a', type: 'csat', look: 'numbers' },
  { id: 'b', type: 'ces', if: { a: { $lte: 3 } }, text: 'Only of low ones' },
  { id: 'c', type: 'text', text: 'In words' },
]
const survey = (id: string, questions: unknown[], more = {}) => ({ id, questions, trigger: { event: id }, ...more })

let site: Site
let browser: Browser
const folder = pageFolder({ 'index.html': html(scriptTag()), 'other.html': html('') })

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

let surveys = 0

/** A page of its own on which a survey, named after nothing else, shows by itself. */
async function ask(questions: unknown[], { more = {}, before, ...options }: Asked = {}) {
  const id = `flow-${surveys++}`
  folder.write(
    'surveys.json',
    JSON.stringify({ surveys: [survey(id, questions, more)], caps: { cooldown: '0s', perSession: 99 } }),
  )
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const heard = listen(page)
  await before?.(page)
  await page.goto(`${site.url}/t/`)
  await page.waitForFunction(() => window.askwell?.version)
  await page.evaluate((id) => window.askwell!('track', id), id)
  const prompt = promptOf(page)
  await prompt.waitFor()
  const rows = () =>
    site
      .rows()
      .filter((row) => row.survey === id)
      .map(({ body }) => JSON.parse(body) as SurveyResponse)
  /** The only row there is, once it has these values. */
  const stored = async (complete: boolean, ...values: unknown[]) => {
    const wanted = JSON.stringify([complete, values])
    await eventually(`${wanted}, not ${JSON.stringify(rows())}`, () =>
      rows().some(({ complete, answers }) => JSON.stringify([complete, answers.map(({ value }) => value)]) === wanted),
    )
    expect(rows()).toHaveLength(1)
  }
  const tap = (name: string) => prompt.getByRole('radio', { name, exact: true }).click()
  return { id, context, page, heard, prompt, stored, tap, rows }
}

interface Asked extends BrowserContextOptions {
  more?: object
  before?(page: Page): Promise<unknown>
}

/** `after.js` is there: the quiet ways are drawn. */
const settled = (prompt: ReturnType<typeof promptOf>) => prompt.locator('summary').waitFor()

describe('several questions', () => {
  test('progress is drawn and named, branches follow the answers, and back keeps them', async () => {
    const { prompt, tap, stored, page, heard } = await ask(three)
    await settled(prompt)
    expect(await prompt.getByRole('img', { name: '1 of 2' }).count()).toBe(1)
    await tap('2')
    await prompt.getByText('Only of low ones').waitFor()
    expect(await prompt.getByRole('img', { name: '2 of 3' }).count()).toBe(1)
    await tap('6')
    await prompt.getByText('In words').waitFor()
    await prompt.getByRole('textbox').fill('half a sentence')
    await prompt.getByRole('button', { name: 'Back' }).click()
    expect(await prompt.getByRole('radio', { name: '6', exact: true }).getAttribute('aria-checked')).toBe('true')
    await page.waitForTimeout(600) // Not a double click.
    await prompt.getByRole('button', { name: 'Back' }).click()
    expect(await prompt.getByRole('radio', { name: '2', exact: true }).getAttribute('aria-checked')).toBe('true')
    // What was chosen on the second question is still there after the way back and forth.
    await tap('2')
    expect(await prompt.getByRole('radio', { name: '6', exact: true }).getAttribute('aria-checked')).toBe('true')
    await page.waitForTimeout(600)
    await prompt.getByRole('button', { name: 'Back' }).click()
    // Answered differently: the second question is not asked any more, and its answer does not count.
    await tap('5')
    await prompt.getByText('In words').waitFor()
    expect(await prompt.getByRole('textbox').inputValue()).toBe('half a sentence')
    await prompt.getByRole('button', { name: 'Send' }).click()
    await prompt.getByText('Thank you').waitFor()
    await stored(true, 5, 'half a sentence')
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await page.context().close()
  })

  test.each([
    ['the close button', (page: Page) => promptOf(page).getByRole('button', { name: 'Close' }).click()],
    ['Escape', async (page: Page) => (await promptOf(page).getByRole('textbox').focus(), await page.keyboard.press('Escape'))],
    ['a closed tab', (page: Page) => page.close()],
    ['another page', (page: Page) => page.goto(`${site.url}/t/other.html`)],
  ])('what was answered is not lost by %s, and what was only typed is no answer', async (_, leave) => {
    const { context, prompt, tap, stored, page } = await ask(three)
    await settled(prompt)
    await tap('4')
    await prompt.getByRole('textbox').fill('never sent')
    await leave(page)
    // The next visit sends what the last one had no time to.
    if (page.isClosed()) await (await context.newPage()).goto(`${site.url}/t/`)
    else if (page.url().endsWith('other.html')) await page.goto(`${site.url}/t/`)
    await stored(false, 4)
    await context.close()
  })
})

describe('later and never', () => {
  test.each([
    ['Ask me later', 'later'],
    ['Don’t ask again', 'never'],
  ])('%s is behind a quiet button, by keyboard, too, and moves nothing when it comes', async (name, outcome) => {
    const { page, prompt, id, rows } = await ask(three, {
      before: (page) => page.addInitScript(() => (window.shifts = 0)),
    })
    await page.evaluate(() =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true }),
    )
    const outcomes = await page.evaluateHandle(() => {
      const seen: string[] = []
      window.askwell!.on!('dismissed', ({ outcome }) => seen.push(outcome))
      return seen
    })
    await settled(prompt)
    expect(await page.evaluate(() => window.shifts)).toBe(0)
    await prompt.getByRole('radio').first().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const way = prompt.getByRole('button', { name })
    await way.waitFor()
    const box = (await prompt.boundingBox())!
    expect(box.y).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Tab')
    if (outcome === 'never') await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await prompt.waitFor({ state: 'detached' })
    expect(await outcomes.jsonValue()).toEqual([outcome])
    expect(rows()).toEqual([])
    expect(await page.evaluate((id) => window.askwell!.explain!(id), id)).toMatchObject({ reason: 'repeat' })
    await page.context().close()
  })

  test('after a first answer it is kept, whichever it is', async () => {
    for (const name of ['Ask me later', 'Don’t ask again']) {
      const { page, prompt, tap, stored } = await ask(three)
      await settled(prompt)
      await tap('4')
      await prompt.locator('summary').click()
      await prompt.getByRole('button', { name }).click()
      await prompt.waitFor({ state: 'detached' })
      await stored(false, 4)
      await page.context().close()
    }
  })

  test('are not for prompts that were asked for, and Escape closes as ever', async () => {
    const { page, prompt, id } = await ask(three)
    await settled(prompt)
    await prompt.locator('summary').click()
    await page.keyboard.press('Escape')
    await prompt.waitFor({ state: 'detached' })
    await page.evaluate((id) => void window.askwell!('show', id), id)
    await prompt.waitFor()
    await page.waitForLoadState('networkidle')
    await prompt.getByRole('radio').first().click()
    await prompt.getByRole('button', { name: 'Back' }).waitFor()
    expect(await prompt.locator('summary').count()).toBe(0)
    await page.context().close()
  })
})

describe('fast hands', () => {
  test('a double click answers one question, and sends one text', async () => {
    const { page, prompt, stored } = await ask([
      { type: 'thumbs' },
      { id: 'one', type: 'text', text: 'First words' },
      { id: 'two', type: 'text', text: 'Second words' },
    ])
    await settled(prompt)
    await prompt.getByRole('radio', { name: 'Yes' }).dblclick()
    await prompt.getByText('First words').waitFor()
    await prompt.getByRole('textbox').fill('once')
    await prompt.getByRole('button', { name: 'Send' }).dblclick()
    await prompt.getByText('Second words').waitFor()
    await page.waitForTimeout(200)
    expect(await prompt.getByText('Second words').count()).toBe(1)
    await prompt.getByRole('button', { name: 'Close' }).click()
    await stored(false, 'up', 'once')
    await page.context().close()
  })

  test('three questions within 100 ms are three answers in one row', async () => {
    const { page, prompt, stored } = await ask([
      { id: 'a', type: 'csat' },
      { id: 'b', type: 'ces' },
      { id: 'c', type: 'nps' },
    ])
    await settled(prompt)
    const took = await page.evaluate(() => {
      const root = document.querySelector('askwell-prompt')!.shadowRoot!
      const from = performance.now()
      for (const index of [4, 6, 10]) root.querySelectorAll<HTMLElement>('[role=radio]')[index]!.click()
      return performance.now() - from
    })
    expect(took).toBeLessThan(100)
    await stored(true, 5, 7, 10)
    await page.context().close()
  })

  test('of several taps before the rest has come, the last one counts, for that question alone', async () => {
    let go = () => {}
    const gate = new Promise<void>((resolve) => (go = resolve))
    const { page, tap, stored, prompt } = await ask(
      [
        { id: 'a', type: 'csat', look: 'numbers' },
        { id: 'b', type: 'ces', text: 'Next' },
      ],
      { before: (page) => page.route('**/beside.js', (route) => gate.then(() => route.continue())) },
    )
    await tap('1')
    await tap('4')
    go()
    await prompt.getByText('Next').waitFor()
    await prompt.getByRole('button', { name: 'Close' }).click()
    await stored(false, 4)
    await page.context().close()
  })

  test('closing before the rest has come keeps what was tapped', async () => {
    const { page, tap, stored, prompt } = await ask(three, {
      before: (page) => page.route('**/beside.js', () => new Promise(() => {})),
    })
    await tap('3')
    await prompt.getByRole('button', { name: 'Close' }).click()
    await stored(false, 3)
    await page.context().close()
  })
})

describe('what can not be had', () => {
  test('is said, and works once it is there: the rest of a prompt', async () => {
    let down = true
    const { page, tap, prompt, rows } = await ask([{ id: 'a', type: 'csat', look: 'numbers' }], {
      before: (page) => page.route('**/beside.js', (route) => (down ? route.abort() : route.continue())),
    })
    await tap('4')
    await prompt.locator('#hint').getByText('could not be saved').waitFor()
    down = false
    await tap('4')
    await prompt.getByText('Thank you').waitFor()
    await eventually('the answer', () => rows().some(({ answers }) => answers[0]?.value === 4))
    await page.context().close()
  })

  test('takes nothing else with it: the thanks and the quiet ways', async () => {
    const { page, tap, stored, prompt } = await ask([{ id: 'a', type: 'csat', look: 'numbers' }], {
      before: (page) => page.route('**/after.js', (route) => route.abort()),
    })
    await tap('4')
    await prompt.getByText('Thank you').waitFor()
    await stored(true, 4)
    await page.context().close()
  })
})

declare global {
  interface Window {
    shifts: number
  }
}
