import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const types = ['thumbs', 'csat', 'ces', 'nps', 'text'] as const
const surveys = types.map((type) => ({
  id: type,
  questions: [
    { type, id: 'score' },
    { type: 'text', id: 'why', text: 'Why?' },
  ],
  trigger: { event: type },
}))

let site: Site
let browser: Browser
const folder = pageFolder({
  'index.html': html(scriptTag()),
  'rtl.html': html(scriptTag(), undefined, 'lang="ar" dir="rtl"'),
  'surveys.json': JSON.stringify({ surveys, caps: { cooldown: '0s', perSession: 99 } }),
})

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

interface View {
  path?: string
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
}

async function open({ path = '', colorScheme = 'light', viewport = { width: 1200, height: 800 } }: View = {}) {
  const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce', hasTouch: viewport.width < 500 })
  const page = await context.newPage()
  await page.goto(`${site.url}/t/${path}`)
  await page.waitForFunction(() => window.askwell?.version)
  return page
}

async function ask(page: Page, id: string) {
  await page.evaluate((name) => window.askwell!('track', name), id)
  await promptOf(page).waitFor()
}

async function violations(page: Page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const found = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  })
}

const views: [string, View][] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['light on a phone', { viewport: { width: 390, height: 844 } }],
  ['dark on a phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
  ['right to left', { path: 'rtl.html' }],
]

describe.each(views)('axe finds nothing, %s,', (_name, view) => {
  test.each(types)('in %s', async (type) => {
    const page = await open(view)
    await ask(page, type)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})

test('axe finds nothing in the follow-up and the thanks', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open({ colorScheme })
    await ask(page, 'csat')
    await promptOf(page).getByRole('radio').nth(3).click()
    await promptOf(page).getByRole('textbox').fill('Because.')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await promptOf(page).getByText('Thank you').waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  }
})

describe('by keyboard', () => {
  test('arrows move in the scale and do not answer; Enter answers; focus moves on to the next question', async () => {
    const page = await open()
    await page.evaluate(() => void window.askwell!('show', 'nps'))
    await promptOf(page).waitFor()
    const answered = page.evaluate(
      () => new Promise((resolve) => window.askwell!('on', 'answered', (detail: { answers: object }) => resolve(detail.answers))),
    )
    const focused = () =>
      page.evaluate(() => {
        let active = document.activeElement
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
        return {
          role: active?.getAttribute('role') ?? active?.localName,
          checked: active?.getAttribute('aria-checked'),
          text: active?.textContent,
        }
      })
    await eventually('focus in the scale', async () => (await focused()).role === 'radio' || (await page.keyboard.press('Tab')))
    for (let press = 0; press < 10 && (await focused()).text !== '7'; press++) await page.keyboard.press('ArrowRight')
    expect(await focused()).toMatchObject({ role: 'radio', text: '7' })
    expect(await promptOf(page).getByRole('textbox').count()).toBe(0)
    await page.keyboard.press('Enter')
    expect(await answered).toEqual({ score: 7 })
    await promptOf(page).getByRole('textbox').waitFor()
    await eventually('focus in the text', async () => (await focused()).role === 'textarea')
    await page.context().close()
  })

  test('Escape closes from inside, and keys typed inside do not reach the page', async () => {
    const page = await open()
    await page.evaluate(() => {
      const keys: string[] = []
      Object.assign(window, { keys })
      for (const target of [document, window])
        target.addEventListener('keydown', (event) => keys.push((event as KeyboardEvent).key))
    })
    await page.evaluate(() => void window.askwell!('show', 'text'))
    await promptOf(page).getByRole('textbox').pressSequentially('j/k')
    expect(await promptOf(page).getByRole('textbox').inputValue()).toBe('j/k')
    await page.keyboard.press('Escape')
    await promptOf(page).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual([])
    await page.context().close()
  })
})

test('a prompt that comes by itself leaves the focus in a field, and says itself politely', async () => {
  folder.write('field.html', html(scriptTag(), '<main><h1>A page</h1><label>Name <input id="name"></label></main>'))
  const page = await open({ path: 'field.html' })
  await page.locator('#name').focus()
  await ask(page, 'csat')
  await page.keyboard.type('Ada')
  expect(await page.locator('#name').inputValue()).toBe('Ada')
  const said = () =>
    page.evaluate(() => {
      const texts: string[] = []
      const visit = (root: ParentNode) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.getAttribute('aria-live') === 'polite' || element.getAttribute('role') === 'status')
            texts.push(element.textContent ?? '')
          if (element.shadowRoot) visit(element.shadowRoot)
        }
      }
      visit(document)
      return texts.join(' ')
    })
  await eventually('an announcement', async () => /satisfied/i.test(await said()))
  await page.context().close()
})

test('every target is at least 24 px at a width of 320 px, and nothing is cut off', async () => {
  const page = await open({ viewport: { width: 320, height: 640 } })
  for (const type of types) {
    await page.evaluate((id) => void window.askwell!('show', id), type)
    await promptOf(page).waitFor()
    for (const target of await promptOf(page).locator('button, [role=radio], a, textarea').all()) {
      const box = (await target.boundingBox())!
      expect([type, Math.min(box.width, box.height) >= 24]).toEqual([type, true])
      expect([type, box.x >= 0 && box.x + box.width <= 320]).toEqual([type, true])
    }
    await page.keyboard.press('Escape')
    await promptOf(page).waitFor({ state: 'detached' })
  }
  await page.context().close()
})
