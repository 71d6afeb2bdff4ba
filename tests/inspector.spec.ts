import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const csp = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'">`
const tag = (more = 'data-debug') => scriptTag(`data-endpoint="/v1/responses" data-surveys="surveys.json" ${more}`)
const thumbs = [{ type: 'thumbs' }]
const surveys = [
  { id: 'first', questions: thumbs, trigger: { event: 'one' }, repeat: { every: '1d' } },
  { id: 'second', questions: [{ type: 'nps' }], trigger: { event: 'two' } },
  { id: 'pro', questions: thumbs, trigger: { event: 'three' }, audience: { plan: 'pro' } },
]

let site: Site
let browser: Browser
const folder = pageFolder({
  'index.html': html(csp + tag()),
  'plain.html': html(csp + tag('')),
  'rtl.html': html(csp + tag(), undefined, 'lang="ar" dir="rtl"'),
  'hostile.html': html(`<style>* { all: unset !important; color: red !important; font-size: 40px !important }</style>${tag()}`),
  'surveys.json': JSON.stringify({ surveys }),
  'faulty.html': html(csp + tag('data-debug data-projekt="shop"').replace('surveys.json', 'faulty.json')),
  'faulty.json': JSON.stringify({ surveys: [{ id: 'nps', questions: [{ type: 'nps' }], triger: { event: 'go' } }] }),
  'npm.html': html('<script type="module" src="npm/main.js"></script>'),
  'main.js': `import { init } from 'askwell'
    window.askwell = init({ endpoint: '/v1/responses', surveys: ${JSON.stringify(surveys)}, debug: true, locael: 'en' })`,
})

beforeAll(async () => {
  const askwell = fileURLToPath(new URL('../packages/askwell/dist/index.js', import.meta.url))
  await build({
    configFile: false,
    root: folder.path,
    base: './',
    logLevel: 'error',
    resolve: { alias: { askwell } },
    build: {
      outDir: 'npm',
      rolldownOptions: { input: `${folder.path}/main.js`, output: { entryFileNames: '[name].js' } },
    },
  })
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path = '', options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const heard = listen(page)
  await page.goto(`${site.url}/t/${path}`)
  return { page, heard, panel: panelOf(page), close: () => context.close() }
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Askwell inspector' })
const track = (page: Page, name: string, properties = {}) =>
  page.evaluate(([name, properties]) => window.askwell!('track', name, properties), [name, properties] as const)
const row = (page: Page, id: string) => panelOf(page).getByRole('button', { name: new RegExp(`^${id} `) })
const verdict = async (page: Page, id: string, text: string) => row(page, id).filter({ hasText: text }).waitFor()
/** Until it counts as shown, and can be closed. */
const seeAndDismiss = async (page: Page) => {
  await promptOf(page).waitFor()
  await page.waitForFunction(() => /"prompts":\[\[/.test(localStorage.getItem('askwell:default')!))
  await promptOf(page).getByRole('button', { name: 'Close' }).click()
  await promptOf(page).waitFor({ state: 'detached' })
}
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (active?.localName !== 'button') return ''
    return active.getAttribute('aria-label') ?? active.textContent
  })

describe('the inspector opens', () => {
  test.each([
    ['by the address', 'plain.html?askwell=debug'],
    ['by data-debug', ''],
  ])('%s, under a strict CSP with Trusted Types, and knows each survey', async (_, path) => {
    const { page, panel, heard, close } = await open(path)
    await verdict(page, 'first', 'not now: trigger')
    expect(await panel.getByRole('listitem').count()).toBe(3)
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await close()
  })

  test('by init({ debug: true }), and names an option that there is none of', async () => {
    const { page, panel, heard, close } = await open('npm.html')
    await verdict(page, 'first', 'not now: trigger')
    await panel.getByRole('tab', { name: 'Problems' }).click()
    await panel.getByText('unknown option; did you mean "locale"?').waitFor()
    expect(heard.errors).toEqual([])
    await close()
  })

  test('not by itself: a line in the console of a local page says how', async () => {
    const page = await browser.newPage()
    const lines: string[] = []
    page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`))
    await page.goto(`${site.url}/t/plain.html`)
    await page.waitForFunction(() => window.askwell?.version)
    expect(lines).toEqual(['info: inspector: ?askwell=debug'])
    expect(await panelOf(page).count()).toBe(0)
    await page.close()
  })

  test('or not at all when it can not be loaded, and the page goes on', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route('**/inspector.js', (route) => route.abort())
    await page.goto(`${site.url}/t/`)
    await page.waitForFunction(() => window.askwell?.version)
    await track(page, 'one')
    await promptOf(page).waitFor()
    expect(await panelOf(page).count()).toBe(0)
    await context.close()
  })
})

describe('a verdict', () => {
  test('changes with what happens, and has eleven checks in words', async () => {
    const { page, panel, heard, close } = await open()
    await verdict(page, 'pro', 'not now: trigger')
    await track(page, 'three')
    await verdict(page, 'pro', 'not now: audience')
    await row(page, 'pro').click()
    expect(await panel.locator('.checks li').count()).toBe(11)
    await panel.getByText('plan is missing; wants {"plan":"pro"}').waitFor()
    await page.evaluate(() => window.askwell!('set', { plan: 'pro' }))
    await verdict(page, 'pro', 'may show now')
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await close()
  })

  test('counts down to when a cooldown is over; the clock put forward lifts it, and back to now it is not for ever', async () => {
    const { page, panel, close } = await open()
    await verdict(page, 'first', 'not now')
    await track(page, 'one')
    await seeAndDismiss(page)
    await track(page, 'two')
    await verdict(page, 'second', 'not now: cooldown')
    expect(await row(page, 'second').textContent()).toMatch(/6 d 23 h/)
    await panel.getByRole('button', { name: /forward 7 days/ }).click()
    await verdict(page, 'second', 'not now: session')
    await panel.getByText('7 d ahead').waitFor()
    await track(page, 'two')
    await promptOf(page).waitFor()
    await page.waitForTimeout(1200)
    await promptOf(page).getByRole('button', { name: 'Close' }).click()
    await panel.getByRole('button', { name: 'Back to now' }).click()
    await verdict(page, 'first', 'not now')
    await row(page, 'first').click()
    await panel.getByText(/"second" was shown (a moment|\d seconds?) ago; free again on/).waitFor()
    const latest = await page.evaluate(() => JSON.parse(localStorage.getItem('askwell:default')!).prompts.at(-1)[0] <= Date.now())
    expect(latest).toBe(true)
    await close()
  })

  test('of a delayed survey is due at once when the clock passes the delay', async () => {
    folder.write(
      'delayed.json',
      JSON.stringify({
        surveys: [{ id: 'cart', questions: thumbs, trigger: { event: 'go', delay: '50m', expires: '1d' } }],
      }),
    )
    folder.write('delayed.html', html(tag().replace('surveys.json', 'delayed.json')))
    const { page, panel, close } = await open('delayed.html')
    await verdict(page, 'cart', 'not now')
    await track(page, 'go')
    await verdict(page, 'cart', 'due in 49 min')
    await panel.getByRole('button', { name: /forward 1 hour/ }).click()
    await promptOf(page).waitFor()
    await close()
  })

  test('is free of caps while they are ignored, also after a reload, and not of the rest', async () => {
    const { page, panel, close } = await open()
    await verdict(page, 'first', 'not now')
    await track(page, 'one')
    await seeAndDismiss(page)
    await track(page, 'two')
    await verdict(page, 'second', 'not now: cooldown')
    await panel.getByRole('switch', { name: 'Ignore caps' }).click()
    await verdict(page, 'second', 'may show now')
    await verdict(page, 'pro', 'not now: trigger')
    await page.reload()
    await verdict(page, 'first', 'may show now')
    await track(page, 'one')
    await promptOf(page).waitFor()
    await close()
  })
})

test('a survey is shown anyway, with its audience against it; the focus comes back afterwards', async () => {
  const { page, panel, close } = await open()
  await verdict(page, 'pro', 'not now')
  await panel.getByRole('button', { name: 'Show anyway: pro' }).click()
  await promptOf(page).waitFor()
  await panel.getByRole('button', { name: 'Show anyway: second' }).click()
  await panel.getByText('second was not shown').waitFor()
  await promptOf(page).getByRole('button', { name: 'Close' }).click()
  await promptOf(page).waitFor({ state: 'detached' })
  await panel.getByRole('button', { name: 'Show anyway: first' }).focus()
  await page.keyboard.press('Enter')
  await promptOf(page).waitFor()
  await page.keyboard.press('Escape')
  await promptOf(page).waitFor({ state: 'detached' })
  await eventually('focus', async () => (await focused(page)) === 'Show anyway: first')
  await row(page, 'pro').click()
  await panel.getByText('has matched 0 of 1').waitFor()
  await close()
})

test('what is wrong with the document and the script tag is told with the nearest right word, and in the console', async () => {
  const { panel, heard, close } = await open('faulty.html')
  await panel.getByRole('tab', { name: 'Problems 2' }).click()
  await panel.getByText('surveys[0].triger').waitFor()
  await panel.getByText('unknown field; did you mean "trigger"?').waitFor()
  await panel.getByText('did you mean "data-project"?').waitFor()
  expect(heard.warnings).toEqual([expect.stringContaining('surveys[0].triger: unknown field; did you mean "trigger"?')])
  await close()
})

test('events are listed, newest first, with what they carry and whether a survey listens', async () => {
  const { page, panel, close } = await open()
  await verdict(page, 'first', 'not now')
  await track(page, 'pro_viewed', { value: 12, '<b>': '<img>' })
  await track(page, 'three')
  await panel.getByRole('tab', { name: 'Events' }).click()
  const items = panel.locator('.event')
  await eventually('three events', async () => (await items.count()) === 3)
  expect(await items.nth(0).textContent()).not.toMatch(/no survey listens/)
  expect(await items.nth(1).textContent()).toMatch(/pro_viewed.*no survey listens.*value12<b><img>/)
  expect(await items.nth(2).textContent()).toMatch(/session_start/)
  await close()
})

test('who is here is shown, and forgotten on the second press: a new respondent, with nothing waiting', async () => {
  const { page, panel, close } = await open()
  await verdict(page, 'first', 'not now')
  await page.route('**/v1/responses', (route) => route.abort())
  await page.evaluate(() => window.askwell!('set', { plan: 'free' }))
  await panel.getByRole('button', { name: 'Show anyway: first' }).click()
  await promptOf(page).getByRole('radio').first().click()
  await panel.getByRole('tab', { name: 'Person' }).click()
  await panel.getByText('"free"').waitFor()
  await panel.getByText('and 1 undelivered response ').waitFor()
  const idOf = () => page.evaluate(() => JSON.parse(localStorage.getItem('askwell:default')!).id as string)
  const before = await idOf()
  await panel.getByText(before).waitFor()
  await panel.getByRole('button', { name: 'Forget everything' }).click()
  await panel.getByRole('button', { name: 'Press again to forget' }).click()
  await panel.getByText('0 undelivered responses').waitFor()
  expect(await idOf()).not.toBe(before)
  await panel.getByText(await idOf()).waitFor()
  await close()
})

test('by keyboard alone: tabs by arrow, a survey opened up, the clock, and Escape to collapse', async () => {
  const { page, panel, close } = await open()
  await verdict(page, 'first', 'not now')
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 40; presses++) {
      if (name.test((await focused(page)) ?? '')) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never reached ${name}`)
  }
  await tabTo(/^Surveys/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  expect(await panel.getByRole('tabpanel', { name: 'Person' }).count()).toBe(1)
  await page.keyboard.press('Home')
  await tabTo(/^first/)
  await page.keyboard.press('Enter')
  expect(await panel.locator('.checks li').count()).toBe(11)
  await tabTo(/forward 1 day/)
  await page.keyboard.press('Space')
  await panel.getByText('1 d ahead').waitFor()
  await page.keyboard.press('Escape')
  await panel.getByRole('tablist').waitFor({ state: 'detached' })
  expect(await focused(page)).toMatch(/^Askwell inspector/)
  await page.keyboard.press('Enter')
  await panel.getByRole('tablist').waitFor()
  expect(await focused(page)).toBe('Collapse')
  await close()
})

describe('axe finds nothing', () => {
  test.each([
    ['light', '', { colorScheme: 'light' }],
    ['dark', '', { colorScheme: 'dark' }],
    ['on a phone', '', { viewport: { width: 390, height: 844 } }],
    ['right to left', 'rtl.html', {}],
  ] as const)('%s, in each tab and collapsed', async (_, path, options) => {
    const { page, panel, close } = await open(path, options as BrowserContextOptions)
    await verdict(page, 'first', 'not now')
    await track(page, 'unheard', { value: 1 })
    await page.evaluate(() => window.askwell!('set', { plan: 'free' }))
    await page.evaluate(() => window.askwell!('show', 'nope'))
    await row(page, 'first').click()
    await panel.getByRole('button', { name: /forward 1 day/ }).click()
    const violations = () =>
      page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
        const found = await axe.run({ runOnly })
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
      })
    await page.evaluate(axe)
    for (const tab of ['Surveys', 'Events', 'Problems', 'Person']) {
      await panel.getByRole('tab', { name: tab }).click()
      expect([tab, await violations()]).toEqual([tab, []])
    }
    await panel.getByRole('button', { name: 'Collapse' }).click()
    expect(await violations()).toEqual([])
    await close()
  })
})

describe('beside a prompt', () => {
  test.each([
    ['', { width: 1200, height: 800 }],
    ['rtl.html', { width: 1200, height: 800 }],
    ['', { width: 390, height: 844 }],
  ])('it lies elsewhere, takes no focus, and Escape closes the prompt alone (%s %o)', async (path, viewport) => {
    const { page, panel, close } = await open(path, { viewport })
    await verdict(page, 'first', 'not now')
    await page.evaluate(() => void window.askwell!('show', 'second'))
    await promptOf(page).waitFor()
    await page.waitForTimeout(1500)
    const one = (await panel.boundingBox())!
    const other = (await promptOf(page).boundingBox())!
    const apart =
      one.x + one.width <= other.x ||
      other.x + other.width <= one.x ||
      one.y + one.height <= other.y ||
      other.y + other.height <= one.y
    expect(apart).toBe(true)
    expect(await page.evaluate(() => document.activeElement!.localName)).toBe('askwell-prompt')
    await page.keyboard.press('Escape')
    await promptOf(page).waitFor({ state: 'detached' })
    expect(await panel.getByRole('tablist').count()).toBe(1)
    await close()
  })

  test('the prompt stays above it when both stand on one side', async () => {
    const { page, panel, close } = await open('', { viewport: { width: 1200, height: 800 } })
    await verdict(page, 'first', 'not now')
    await panel.getByRole('button', { name: 'Move to the other side' }).click()
    await page.evaluate(() => void window.askwell!('show', 'first'))
    const box = (await promptOf(page).boundingBox())!
    const top = await page.evaluate(([x, y]) => document.elementFromPoint(x!, y!)!.localName, [box.x + 30, box.y + 30])
    expect(top).toBe('askwell-prompt')
    await close()
  })
})

test('the CSS of the page does not change it, and it listens to no key that is pressed outside', async () => {
  const { page, panel, close } = await open('hostile.html')
  await verdict(page, 'first', 'not now')
  const style = await panel.evaluate((aside) => [getComputedStyle(aside).fontSize, getComputedStyle(aside).position])
  expect(style).toEqual(['13px', 'fixed'])
  await page.keyboard.press('Escape')
  expect(await panel.getByRole('tablist').count()).toBe(1)
  await close()
})

test('destroy() takes it away, also while it is still loading', async () => {
  const { page, close } = await open()
  await verdict(page, 'first', 'not now')
  await page.evaluate(() => window.askwell!('destroy'))
  expect(await page.locator('askwell-inspector').count()).toBe(0)
  const loaded = page.waitForResponse('**/inspector.js')
  await page.addInitScript(() => {
    window.askwell = ((...call: unknown[]) => void (window.askwell!.q ??= []).push(call)) as typeof window.askwell
    window.askwell!('destroy')
  })
  await page.goto(`${site.url}/t/?again`)
  await (await loaded).finished()
  await page.waitForLoadState('networkidle')
  expect(await page.locator('askwell-inspector').count()).toBe(0)
  await close()
})
