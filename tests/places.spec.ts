import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const csat = { type: 'csat', text: 'How was it?' }
const why = { type: 'text', id: 'why', text: 'Why?' }
const survey = (id: string, place: object, more: object = {}) => ({
  id,
  questions: [csat, why],
  place,
  trigger: { event: id },
  repeat: { every: '0s' },
  ...more,
})
const surveys = [
  survey('corner', { side: 'top-start' }),
  survey('plain', {}),
  survey('center', { at: 'center' }),
  survey('anchor', { at: 'anchor', selector: '#anchor' }),
  survey('anchor-top', { at: 'anchor', selector: '#anchor', side: 'top-start' }),
  survey('anchor-none', { at: 'anchor', selector: '#nowhere' }),
  survey('anchor-bad', { at: 'anchor', selector: ':::' }),
  survey('anchor-boxed', { at: 'anchor', selector: '#boxed' }),
  survey('unknown', { at: 'moon' }),
]
const tab = survey('tab', { at: 'launcher' }, { trigger: undefined })
const documentWith = (...more: object[]) =>
  JSON.stringify({ surveys: [...surveys, ...more], caps: { cooldown: '0s', perSession: 99 } })

const body = `<main><h1>A page</h1>
<button id="anchor">Export</button> <button id="open" data-askwell-show="anchor">Feedback</button> <input id="field" aria-label="A field">
<button id="center-open" data-askwell-show="center">Centre</button>
<div class="box">
<p class="tall"><button id="boxed">In a box</button></p></div>
<div id="menu" popover><button>An item</button></div>
<dialog id="modal" aria-label="Settings"><button id="inside" data-askwell-show="plain">Feedback</button><button id="inside-anchor" data-askwell-show="anchor">Beside</button><button id="shut">Close</button></dialog>
<p class="long">Of someone else.</p></main>`

const head = (attributes?: string) => scriptTag(attributes) + '<link rel="stylesheet" href="host.css">'

let site: Site
let browser: Browser
const script = 'data-endpoint="/v1/responses" data-surveys='
const folder = pageFolder({
  'index.html': html(head(), body),
  'rtl.html': html(head(), body, 'lang="ar" dir="rtl"'),
  'tab.html': html(head(`${script}"tab.json"`), body),
  'tab-rtl.html': html(head(`${script}"tab.json"`), body, 'lang="ar" dir="rtl"'),
  'button.html': html(head(`${script}"button.json"`), body),
  'pro.html': html(head(`${script}"pro.json"`), body),
  'no-consent.html': html(head(`${script}"tab.json" data-consent="false"`), body),
  'host.css':
    'button{min-height:30px;margin:4px}.box{height:120px;overflow:auto;transform:translate(40px, 10px);width:300px;border:1px solid}.tall{height:300px}.long{height:3000px}',
  'surveys.json': documentWith(),
  'tab.json': documentWith(tab),
  'button.json': documentWith(
    survey(
      'tab',
      { at: 'launcher', look: 'button', side: 'bottom-start', label: { en: 'Say something' } },
      { trigger: undefined },
    ),
  ),
  'pro.json': documentWith({ ...tab, audience: { plan: 'pro' } }, { ...tab, id: 'over', until: '2020-01-01' }),
})
const csp = "default-src 'self'; style-src 'self'; script-src 'self'; img-src data:; require-trusted-types-for 'script'"

beforeAll(async () => {
  site = await openSite({
    mounts: { '/t/': { path: folder.path, headers: { 'Content-Security-Policy': csp } } },
  })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

async function open(path = '', options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options })
  const page = await context.newPage()
  const heard = listen(page)
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname.split('/').at(-1)!))
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) shifts.push(entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(`${site.url}/t/${path}`)
  await page.waitForFunction(() => window.askwell?.version)
  const prompt = promptOf(page)
  const track = async (event: string) => {
    await page.evaluate((event) => window.askwell!('track', event), event)
    await prompt.waitFor()
    // What comes beside it is there, and nothing moves any more.
    await page.waitForLoadState('networkidle')
    await still(page)
  }
  return { context, page, heard, requests, prompt, track }
}

/** Animations are over. */
const still = (page: Page) =>
  page.evaluate(() => {
    const cards = document.querySelector('askwell-prompt')?.shadowRoot?.getAnimations() ?? []
    return Promise.all(
      cards
        .filter(({ effect }) => (effect!.getComputedTiming().duration as number) < 1000)
        .map(({ finished }) => finished.catch(() => {})),
    )
  })

const box = (page: Page, selector = '[part=prompt]') =>
  page.evaluate((selector) => {
    const element =
      document.querySelector('askwell-prompt')?.shadowRoot?.querySelector(selector) ?? document.querySelector(selector)!
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
    return { left, right, top, bottom, width, height }
  }, selector)

/** The innermost element that has the focus: its role or its id. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active?.id || active?.getAttribute('part') || active?.localName
  })

const shifts = (page: Page) => page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
const quiet = { warnings: [], errors: [], violations: [] }
const askwellHistory = (page: Page) =>
  page.evaluate(
    () =>
      JSON.parse(localStorage.getItem('askwell:default')!) as {
        prompts: unknown[]
        surveys: Record<string, Record<string, number>>
      },
  )

async function violations(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: axe })
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const found = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  })
}

describe.each([
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['phone', phone],
] as [string, BrowserContextOptions][])('%s:', (_, options) => {
  test.each(['center', 'anchor', 'tab'])('axe finds nothing in a page with one at %s', async (id) => {
    const { context, page, track } = await open('tab.html', options)
    if (id === 'tab') await page.locator('askwell-launcher button').waitFor()
    else await track(id)
    expect(await violations(page)).toEqual([])
    await context.close()
  })
})

describe('in the centre', () => {
  test('a modal dialog named by its question takes the focus, keeps it, and gives it back', async () => {
    const { context, page, prompt, track, heard } = await open()
    await page.locator('#field').focus()
    await track('center')
    expect(await page.getByRole('dialog').count()).toBe(1)
    expect(await page.getByRole('dialog', { name: 'How was it?' }).count()).toBe(1)
    const session = await context.newCDPSession(page)
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
      nodes: { role?: { value: string }; name?: { value: string }; properties?: { name: string; value: { value: unknown } }[] }[]
    }
    const dialogs = nodes.filter(({ role }) => role?.value === 'dialog')
    expect(dialogs.map(({ name }) => name?.value)).toEqual(['How was it?'])
    expect(dialogs[0]!.properties).toContainEqual({ name: 'modal', value: { type: 'boolean', value: true } })
    // The page is inert: nothing of it is in the tree.
    expect(nodes.some(({ name }) => name?.value === 'Export')).toBe(false)
    expect(await focused(page)).toBe('option')
    for (let presses = 0; presses < 6; presses++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement!.localName)).toMatch(/askwell-prompt|body/)
    }
    await prompt.getByRole('radio').first().focus()
    await page.keyboard.press('Escape')
    await prompt.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('field')
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('it stands in the middle, also on a phone, and moves nothing of the page', async () => {
    for (const options of [{}, phone]) {
      const { context, page, track } = await open('', options)
      const before = await page.evaluate(() => document.body.getAttribute('style'))
      await track('center')
      const { left, right, top, bottom } = await box(page)
      const [width, height] = await page.evaluate(() => [document.documentElement.clientWidth, innerHeight])
      expect(Math.abs(left + right - width!)).toBeLessThan(2)
      expect(Math.abs(top + bottom - height!)).toBeLessThan(2)
      expect(left).toBeGreaterThanOrEqual(15)
      expect(await shifts(page)).toEqual([])
      expect(await page.evaluate(() => document.body.getAttribute('style'))).toBe(before)
      await context.close()
    }
  })

  test('a click on the backdrop closes it; one that began inside does not', async () => {
    const { context, page, prompt, track } = await open()
    await track('center')
    const { left, top } = await box(page)
    await page.mouse.move(left + 40, top + 20)
    await page.mouse.down()
    await page.mouse.move(20, 20)
    await page.mouse.up()
    expect(await prompt.count()).toBe(1)
    await page.mouse.click(20, 20)
    await prompt.waitFor({ state: 'detached' })
    expect((await askwellHistory(page)).surveys['center']!['dismissed']).toBe(1)
    await context.close()
  })

  test('answered by a tap it goes on to the next question, and to the thanks', async () => {
    const { context, page, prompt, track } = await open()
    await track('center')
    await prompt.getByRole('radio').nth(4).click()
    await prompt.getByRole('textbox').fill('Because.')
    await prompt.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('dialog', { name: 'Thank you' }).waitFor()
    await prompt.getByRole('button', { name: 'Close' }).click()
    await prompt.waitFor({ state: 'detached' })
    await context.close()
  })

  test('the button that opened it has the focus again afterwards', async () => {
    const { context, page, prompt } = await open()
    await page.locator('#center-open').click()
    await prompt.waitFor()
    await prompt.getByRole('button', { name: 'Close' }).click()
    await prompt.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('center-open')
    await context.close()
  })
})

describe('beside an element', () => {
  test('it stands below it, follows it, and has moved nothing', async () => {
    const { context, page, track, heard } = await open()
    await track('anchor')
    const anchor = await box(page, '#anchor')
    const card = await box(page)
    expect(Math.abs(card.top - anchor.bottom - 8)).toBeLessThan(1.5)
    await page.evaluate(() => scrollTo(0, 30))
    await eventually('follows', async () => Math.abs((await box(page)).top - (await box(page, '#anchor')).bottom - 8) < 1.5)
    expect(await shifts(page)).toEqual([])
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('it flips to the other side where there is no room', async () => {
    const { context, page, track } = await open()
    await track('anchor-top')
    expect((await box(page)).top).toBeGreaterThan((await box(page, '#anchor')).bottom)
    await page.evaluate(() => document.querySelector('h1')!.setAttribute('hidden', ''))
    await page.evaluate(() => (document.querySelector<HTMLElement>('#anchor')!.style.marginTop = '500px'))
    await eventually('above', async () => (await box(page)).bottom < (await box(page, '#anchor')).top)
    await context.close()
  })

  test('ancestors that scroll and are transformed make no difference; scrolled out of sight it is not seen', async () => {
    const { context, page, prompt, track } = await open()
    await track('anchor-boxed')
    const near = async () => Math.abs((await box(page)).top - (await box(page, '#boxed')).bottom - 8) < 1.5
    expect(await near()).toBe(true)
    await page.evaluate(() => (document.querySelector('#boxed')!.closest('div')!.scrollTop = 15))
    await eventually('follows', near)
    await page.evaluate(() => (document.querySelector('#boxed')!.closest('div')!.scrollTop = 170))
    await eventually('out of sight', async () => !(await prompt.isVisible()))
    await page.evaluate(() => (document.querySelector('#boxed')!.closest('div')!.scrollTop = 0))
    await eventually('seen again', async () => (await prompt.isVisible()) && near())
    await context.close()
  })

  test('in a page from right to left it is mirrored', async () => {
    const { context, page, track } = await open('rtl.html')
    await page.evaluate(() => (document.querySelector<HTMLElement>('#anchor')!.style.marginInlineStart = '300px'))
    await track('anchor-top')
    const [card, anchor] = [await box(page), await box(page, '#anchor')]
    expect(Math.abs(card.right - anchor.right)).toBeLessThan(1.5)
    await context.close()
  })

  test('the button that opened it is what it stands beside', async () => {
    const { context, page, prompt } = await open()
    await page.locator('#open').click()
    await prompt.waitFor()
    await still(page)
    const [card, button] = [await box(page), await box(page, '#open')]
    expect(Math.abs(card.top - button.bottom - 8)).toBeLessThan(1.5)
    await page.keyboard.press('Escape')
    await prompt.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('open')
    await context.close()
  })

  test.each(['anchor-none', 'anchor-bad', 'unknown'])('%s: the corner instead, and nothing is said', async (id) => {
    const { context, page, track, heard, requests } = await open()
    await track(id)
    const { right, bottom } = await box(page)
    const [width, height] = await page.evaluate(() => [document.documentElement.clientWidth, innerHeight])
    expect([Math.round(width! - right), Math.round(height! - bottom)]).toEqual([20, 20])
    expect(requests).not.toContain('anchor.js')
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('an anchor that is no element of the page is none', async () => {
    const { context, page, prompt, heard } = await open()
    await page.evaluate(() => {
      void window.askwell!('show', 'anchor-none', { anchor: document.createElement('b') })
    })
    await prompt.waitFor()
    expect((await box(page)).bottom).toBeGreaterThan(700)
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('it goes with its element, nobody has dismissed it, and what was answered is kept', async () => {
    const { context, page, prompt, track } = await open()
    await track('anchor')
    await prompt.getByRole('radio').nth(3).click()
    await prompt.getByRole('textbox').waitFor()
    await page.evaluate(() => document.querySelector('#anchor')!.remove())
    await prompt.waitFor({ state: 'detached' })
    const { surveys } = await askwellHistory(page)
    expect(surveys['anchor']!['dismissed']).toBeUndefined()
    expect(surveys['anchor']!['shown']).toBe(1)
    await eventually('the answer', () => site.rows().find(({ survey }) => survey === 'anchor'))
    await context.close()
  })

  test('an element that is drawn anew in time keeps it', async () => {
    const { context, page, prompt, track } = await open()
    await track('anchor')
    await page.evaluate(() => {
      const old = document.querySelector('#anchor')!
      const fresh = old.cloneNode(true)
      old.remove()
      setTimeout(() => document.querySelector('h1')!.after(fresh), 300)
    })
    await page.waitForTimeout(1500)
    expect(await prompt.count()).toBe(1)
    expect(Math.abs((await box(page)).top - (await box(page, '#anchor')).bottom - 8)).toBeLessThan(1.5)
    await context.close()
  })

  test('opened from a menu that closes, it moves to the corner', async () => {
    const { context, page, prompt } = await open()
    await page.evaluate(() => {
      const menu = document.querySelector<HTMLElement>('#menu')!
      menu.showPopover()
      const item = menu.querySelector('button')!
      void window.askwell!('show', 'anchor', { anchor: item })
    })
    await prompt.waitFor()
    await page.evaluate(() => document.querySelector<HTMLElement>('#menu')!.hidePopover())
    await eventually('the corner', async () => (await box(page)).bottom === 780)
    await page.waitForTimeout(1500)
    expect(await prompt.isVisible()).toBe(true)
    await context.close()
  })

  test('on a phone it is a sheet, and loads nothing for it', async () => {
    const { context, page, track, requests } = await open('', phone)
    await track('anchor')
    const { left, right, bottom } = await box(page)
    expect([left, right, bottom]).toEqual([0, 390, 844])
    expect(requests).not.toContain('anchor.js')
    await context.close()
  })
})

describe('a sheet', () => {
  const drag = async (page: Page, by: number, ms: number, steps = 6) => {
    const { left, top } = await box(page)
    const [x, y] = [left + 100, top + 14]
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (let step = 1; step <= steps; step++) {
      await page.mouse.move(x, y + (by * step) / steps)
      await page.waitForTimeout(ms / steps)
    }
    expect((await box(page)).top - top).toBeCloseTo(Math.max(0, by), -1)
    await page.mouse.up()
  }

  test('let go a little way down it springs back, far down it closes', async () => {
    const { context, page, prompt, track } = await open('', phone)
    await track('plain')
    const { top } = await box(page)
    await drag(page, 30, 900)
    await eventually('back', async () => (await box(page)).top === top)
    await drag(page, -40, 100)
    expect((await box(page)).top).toBe(top)
    await drag(page, 120, 900)
    await prompt.waitFor({ state: 'detached' })
    expect((await askwellHistory(page)).surveys['plain']!['dismissed']).toBe(1)
    expect(await shifts(page)).toEqual([])
    await context.close()
  })

  test('thrown down it closes, and keeps what was answered', async () => {
    const { context, page, prompt, track } = await open('', phone)
    const before = site.rows().length
    await track('plain')
    await prompt.getByRole('radio').nth(1).click()
    await prompt.getByRole('textbox').waitFor()
    await still(page)
    await drag(page, 60, 0, 1)
    await prompt.waitFor({ state: 'detached' })
    await eventually('the answer', () => site.rows().length > before)
    await context.close()
  })

  test('a finger drags it, and the page behind does not scroll', async () => {
    const { context, page, prompt, track } = await open('', phone)
    await track('plain')
    const { left, top } = await box(page)
    const session = await context.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: left + 120, y }] })
    await touch('touchStart', top + 14)
    for (let step = 1; step <= 8; step++) await touch('touchMove', top + 14 + step * 15)
    await eventually('follows', async () => (await box(page)).top > top + 90)
    await touch('touchEnd')
    await prompt.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await context.close()
  })

  test('a drag that begins on the answers is none', async () => {
    const { context, page, prompt, track } = await open('', phone)
    await track('plain')
    const { top } = await box(page)
    const scale = await prompt.getByRole('radiogroup').boundingBox()
    await page.mouse.move(scale!.x + 3, scale!.y + 3)
    await page.mouse.down()
    await page.mouse.move(scale!.x + 3, scale!.y + 200)
    expect((await box(page)).top).toBe(top)
    await page.mouse.up()
    expect(await prompt.count()).toBe(1)
    await context.close()
  })
})

describe('with a modal dialog of the page', () => {
  const showModal = (page: Page) => page.evaluate(() => document.querySelector<HTMLDialogElement>('#modal')!.showModal())
  const closeModal = (page: Page) => page.evaluate(() => document.querySelector<HTMLDialogElement>('#modal')!.close())

  test('a prompt that falls due waits, and does not count as shown', async () => {
    const { context, page, prompt } = await open()
    await showModal(page)
    await page.evaluate(() => window.askwell!('track', 'plain'))
    await page.waitForTimeout(2500)
    expect(await page.locator('askwell-prompt').count()).toBe(0)
    expect((await askwellHistory(page)).prompts).toEqual([])
    await closeModal(page)
    await prompt.waitFor()
    await context.close()
  })

  test('so it does when the dialog is taken out of the page', async () => {
    const { context, page, prompt } = await open()
    await showModal(page)
    await page.evaluate(() => window.askwell!('track', 'plain'))
    await page.waitForTimeout(500)
    await page.evaluate(() => document.querySelector('#modal')!.remove())
    await prompt.waitFor()
    await context.close()
  })

  test('one on screen steps aside, uncounted, and comes back as it was', async () => {
    const { context, page } = await open()
    const card = page.locator('askwell-prompt [part=prompt]')
    await page.evaluate(() => window.askwell!('track', 'plain'))
    await card.getByRole('radio').nth(2).click()
    await card.getByRole('textbox').fill('Half a sent')
    await page.waitForLoadState('networkidle')
    await showModal(page)
    await card.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement!.closest('dialog')?.id)).toBe('modal')
    await closeModal(page)
    await card.waitFor({ state: 'visible' })
    expect(await card.getByRole('textbox').inputValue()).toBe('Half a sent')
    expect(await focused(page)).toBe('comment')
    await context.close()
  })

  test('one that has been seen for less than a second is not counted meanwhile', async () => {
    const { context, page, prompt, track } = await open()
    await track('corner')
    await page.keyboard.press('Tab')
    await prompt.getByRole('button', { name: 'Close' }).click()
    await page.evaluate(() => window.askwell!('track', 'plain'))
    await page.locator('askwell-prompt [part=prompt]').waitFor()
    await showModal(page)
    await page.waitForTimeout(1500)
    expect((await askwellHistory(page)).surveys['plain']?.['shown']).toBeUndefined()
    await closeModal(page)
    await eventually('counted', async () => (await askwellHistory(page)).surveys['plain']!['shown'] === 1)
    await context.close()
  })

  test('one in the centre steps aside, too', async () => {
    const { context, page, prompt, track } = await open()
    await track('center')
    const card = page.locator('askwell-prompt [part=prompt]')
    await showModal(page)
    await card.waitFor({ state: 'hidden' })
    await page.locator('#shut').focus()
    await closeModal(page)
    await card.waitFor({ state: 'visible' })
    await prompt.getByRole('radio').nth(2).click()
    await prompt.getByRole('textbox').waitFor()
    await context.close()
  })

  test('one opened inside works there, and stays in the page when the dialog closes', async () => {
    const { context, page, prompt, heard } = await open()
    await showModal(page)
    await page.locator('#inside').click()
    const ours = page.getByRole('dialog', { name: 'How was it?' })
    await ours.waitFor()
    expect(await page.evaluate(() => document.querySelector('askwell-prompt')!.parentElement!.id)).toBe('modal')
    await eventually('focus', async () => (await focused(page)) === 'option')
    await ours.getByRole('radio').nth(2).click()
    await page.getByRole('dialog', { name: 'Why?' }).getByRole('textbox').fill('Half')
    await page.waitForLoadState('networkidle')
    await closeModal(page)
    await prompt.waitFor()
    expect(await prompt.getByRole('textbox').inputValue()).toBe('Half')
    await prompt.getByRole('button', { name: 'Send' }).click()
    await prompt.getByText('Thank you').waitFor()
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('so does one beside a button in the dialog', async () => {
    const { context, page } = await open()
    await showModal(page)
    await page.locator('#inside-anchor').click()
    await page.getByRole('dialog', { name: 'How was it?' }).waitFor()
    await still(page)
    const [card, button] = [await box(page), await box(page, '#inside-anchor')]
    expect(Math.abs(card.top - button.bottom - 8)).toBeLessThan(1.5)
    await context.close()
  })
})

describe('with something in full screen', () => {
  const enter = async (page: Page, selector: string) => {
    await page.locator('h1').click()
    await page.evaluate((selector) => document.querySelector(selector)!.requestFullscreen(), selector)
  }

  test('it is shown there, and can be clicked', async () => {
    const { context, page, prompt } = await open()
    await enter(page, 'main')
    await page.evaluate(() => window.askwell!('track', 'plain'))
    await prompt.getByRole('radio').nth(2).click()
    await page.evaluate(() => document.exitFullscreen())
    await prompt.getByRole('textbox').fill('After it')
    await context.close()
  })

  test('it waits for the end of a film', async () => {
    const { context, page, prompt } = await open()
    await page.evaluate(() => document.querySelector('h1')!.after(document.createElement('video')))
    await enter(page, 'video')
    await page.evaluate(() => window.askwell!('track', 'plain'))
    await page.waitForTimeout(1500)
    expect(await page.locator('askwell-prompt').count()).toBe(0)
    await page.evaluate(() => document.exitFullscreen())
    await prompt.waitFor()
    await context.close()
  })

  test('one on screen steps aside, and comes back', async () => {
    const { context, page, prompt, track } = await open()
    await track('plain')
    await enter(page, 'main')
    await prompt.waitFor({ state: 'hidden' })
    await page.evaluate(() => document.exitFullscreen())
    await prompt.getByRole('radio').nth(2).click()
    await prompt.getByRole('textbox').waitFor()
    await context.close()
  })
})

test('a menu of the page does not close it, and it does not close the menu', async () => {
  const { context, page, prompt, track } = await open()
  await page.evaluate(() => document.querySelector<HTMLElement>('#menu')!.showPopover())
  await track('plain')
  expect(await page.evaluate(() => document.querySelector('#menu')!.matches(':popover-open'))).toBe(true)
  await page.evaluate(() => document.querySelector<HTMLElement>('#menu')!.hidePopover())
  await page.evaluate(() => document.querySelector<HTMLElement>('#menu')!.showPopover())
  expect(await prompt.isVisible()).toBe(true)
  await context.close()
})

test('a page that throws its body away keeps the prompt', async () => {
  const { context, page, prompt, track } = await open()
  await track('plain')
  await page.evaluate(() => document.body.replaceChildren(document.createElement('main')))
  await prompt.getByRole('radio').nth(2).click()
  await prompt.getByRole('textbox').waitFor()
  await context.close()
})

describe('a launcher', () => {
  const button = (page: Page, name = 'Feedback') =>
    page.getByRole('button', { name, exact: true }).and(page.locator('askwell-launcher *'))

  test('opens its survey near it, makes room for it, and has the focus again', async () => {
    const { context, page, prompt, heard } = await open('tab.html')
    await button(page).waitFor()
    expect(await button(page).getAttribute('aria-haspopup')).toBe('dialog')
    await button(page).focus()
    await page.keyboard.press('Enter')
    await prompt.waitFor()
    await eventually('focus', async () => (await focused(page)) === 'option')
    expect(await button(page).isVisible()).toBe(false)
    await page.keyboard.press('Escape')
    await prompt.waitFor({ state: 'detached' })
    expect(await button(page).isVisible()).toBe(true)
    expect(await focused(page)).toBe('launcher')
    expect((await askwellHistory(page)).prompts).toEqual([])
    expect(await shifts(page)).toEqual([])
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('Tab reaches it, and a click opens it', async () => {
    const { context, page, prompt } = await open('tab.html')
    await button(page).waitFor()
    for (let presses = 0; presses < 12 && (await focused(page)) !== 'launcher'; presses++) await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('launcher')
    await button(page).click()
    await prompt.getByRole('radio').nth(2).click()
    await prompt.getByRole('textbox').waitFor()
    await context.close()
  })

  test('as a button it is round, has its own words as its name, and stands where it is told', async () => {
    const { context, page } = await open('button.html')
    const round = button(page, 'Say something')
    await round.waitFor()
    expect(await round.boundingBox()).toEqual({ x: 20, y: 732, width: 48, height: 48 })
    await context.close()
  })

  test('is shown to whom the survey is for, from the moment that is known', async () => {
    const { context, page } = await open('pro.html')
    await page.waitForLoadState('networkidle')
    expect(await page.locator('askwell-launcher').count()).toBe(0)
    await page.evaluate(() => window.askwell!('set', { plan: 'pro' }))
    await button(page).waitFor()
    await page.evaluate(() => window.askwell!('set', { plan: 'free' }))
    await button(page).waitFor({ state: 'detached' })
    await context.close()
  })

  test('follows the theme and the language', async () => {
    const { context, page } = await open('tab.html')
    await button(page).waitFor()
    await page.evaluate(() => window.askwell!('setLocale', 'id'))
    await button(page, 'Masukan').waitFor()
    await page.evaluate(() => window.askwell!('setTheme', 'dark'))
    expect(
      await page.evaluate(
        () => getComputedStyle(document.querySelector('askwell-launcher')!.shadowRoot!.querySelector('button')!).colorScheme,
      ),
    ).toBe('dark')
    await context.close()
  })

  test('goes with consent and with destroy, and is not there before', async () => {
    const { context, page } = await open('no-consent.html')
    await page.waitForTimeout(300)
    expect(await page.locator('askwell-launcher').count()).toBe(0)
    await page.evaluate(() => window.askwell!('consent', true))
    await button(page).waitFor()
    await page.evaluate(() => window.askwell!('consent', false))
    await button(page).waitFor({ state: 'detached' })
    await page.evaluate(() => window.askwell!('consent', true))
    await button(page).waitFor()
    await page.evaluate(() => window.askwell!('destroy'))
    await button(page).waitFor({ state: 'detached' })
    await context.close()
  })

  test('is not printed', async () => {
    const { context, page } = await open('tab.html')
    await button(page).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await button(page).isVisible()).toBe(false)
    await context.close()
  })

  test('is mirrored, and keeps out of the corners of a phone', async () => {
    const { context, page } = await open('tab-rtl.html')
    const tab = page.getByRole('button', { name: 'ملاحظاتك' })
    await tab.waitFor()
    expect((await tab.boundingBox())!.x).toBe(20)
    await page.setViewportSize({ width: 390, height: 844 })
    const { x, y, width, height } = (await tab.boundingBox())!
    expect(x).toBe(0)
    expect(width).toBeLessThan(40)
    expect(Math.abs(y + height / 2 - 422)).toBeLessThan(1)
    await context.close()
  })

  test('a page without one loads nothing for it', async () => {
    const { context, page, requests } = await open()
    await page.waitForLoadState('networkidle')
    expect(requests).not.toContain('launcher.js')
    await context.close()
  })
})
