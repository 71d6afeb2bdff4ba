import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Answer } from '@askwell/core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const reasons = ['Price', 'Speed', 'Looks']
const many = Array.from({ length: 20 }, (_, index) => ({
  id: `o${index}`,
  text: `Option ${index + 1}${index % 4 ? '' : ', which has a label that is long enough to be wrapped into a second line'}`,
}))
const questions = {
  stars: { type: 'rating', text: 'How was the ride?' },
  hearts: { type: 'rating', look: 'hearts', scale: 10 },
  numbers: { type: 'rating', look: 'numbers', scale: 7, labels: { low: 'Never', high: 'Always' } },
  one: { type: 'choice', options: reasons, other: true, text: 'What mattered most?' },
  several: { type: 'choice', options: reasons, multiple: true, other: 'Something I would rather say myself', max: 2 },
  shuffled: { type: 'choice', options: many, multiple: true, shuffle: true, other: true, text: 'Which of these?' },
  contact: { type: 'contact' },
}
const surveys = Object.entries(questions).map(([id, question]) => ({
  id,
  questions: [
    { id: 'asked', ...question },
    { type: 'text', id: 'why', text: 'Why?', if: { asked: { $in: ['Price', 'never'] } } },
  ],
  trigger: { event: id },
}))
const words = { id: 'text', questions: [{ type: 'text' }], trigger: { event: 'text' } }
const plain = { id: 'plain', questions: [{ type: 'csat' }, { type: 'text' }], trigger: { event: 'plain' } }

let site: Site
let browser: Browser
const folder = pageFolder({
  'index.html': html(scriptTag()),
  'rtl.html': html(scriptTag(), undefined, 'lang="ar" dir="rtl"'),
  'surveys.json': JSON.stringify({ surveys: [...surveys, words, plain], caps: { cooldown: '0s', perSession: 99 } }),
})
const csp = "default-src 'self'; style-src 'self'; script-src 'self'; img-src data:; require-trusted-types-for 'script'"

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': { path: folder.path, headers: { 'Content-Security-Policy': csp } } } })
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

const contextFor = ({ colorScheme = 'light', viewport = { width: 1200, height: 800 } }: View = {}) =>
  browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce', hasTouch: viewport.width < 500 })

async function open(view: View = {}, context?: BrowserContext) {
  const page = await (context ?? (await contextFor(view))).newPage()
  const heard = listen(page)
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname.split('/').at(-1)!))
  await page.goto(`${site.url}/t/${view.path ?? ''}`)
  await page.waitForFunction(() => window.askwell?.version)
  return { page, heard, requests, prompt: promptOf(page) }
}

const show = async (page: Page, id: string) => {
  await page.evaluate((id) => void window.askwell!('show', id), id)
  await promptOf(page).waitFor()
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null
    return active?.getAttribute('aria-label') ?? active?.labels?.[0]?.textContent ?? active?.textContent
  })

/** The values of the newest response to a survey, as they stand in the database. */
async function stored(id: string, wanted: Partial<Answer>) {
  const answers = () =>
    site
      .rows()
      .filter(({ survey }) => survey === id)
      .map(({ body }) => (JSON.parse(body) as { answers: Answer[] }).answers[0]!)
  await eventually(`a row with ${JSON.stringify(wanted)}`, () =>
    answers().some((answer) => JSON.stringify({ ...answer, ...wanted }) === JSON.stringify(answer)),
  )
}

async function violations(page: Page) {
  if (!(await page.evaluate(() => 'axe' in window))) {
    const session = await page.context().newCDPSession(page)
    await session.send('Runtime.evaluate', { expression: axe })
  }
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const found = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  })
}

describe('with a pointer', () => {
  test.each([
    ['stars', '4 of 5', { type: 'rating', scale: 5, value: 4 }],
    ['hearts', '10 of 10', { type: 'rating', scale: 10, value: 10 }],
    ['numbers', '3', { type: 'rating', scale: 7, value: 3 }],
    ['one', 'Speed', { type: 'choice', value: 'Speed' }],
  ])('a tap answers %s', async (id, name, wanted) => {
    const { page, prompt, heard } = await open()
    await show(page, id)
    await prompt.getByRole('radio', { name, exact: true }).click()
    await prompt.getByText('Thank you').waitFor()
    await stored(id, wanted)
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await page.context().close()
  })

  test('"other" asks for words, and is sent with them', async () => {
    const { page, prompt } = await open()
    await show(page, 'one')
    expect(await prompt.getByRole('button', { name: 'Send' }).isVisible()).toBe(false)
    await prompt.getByRole('radio', { name: 'Something else' }).click()
    await prompt.getByRole('textbox').pressSequentially('The smell  ')
    await prompt.getByRole('button', { name: 'Send' }).click()
    await prompt.getByText('Thank you').waitFor()
    await stored('one', { value: 'other:The smell' })
    await page.context().close()
  })

  test('several are ticked, not more than may be, and sent', async () => {
    const { page, prompt } = await open()
    await show(page, 'several')
    for (const name of reasons) await prompt.getByLabel(name).check()
    await prompt.getByRole('button', { name: 'Send' }).click()
    expect(await prompt.getByLabel('Price').getAttribute('aria-invalid')).toBe('true')
    await prompt.getByText('Choose 1–2').waitFor()
    await prompt.getByLabel('Speed').uncheck()
    await prompt.getByRole('button', { name: 'Send' }).click()
    await prompt.getByRole('textbox').fill('Because.')
    await prompt.getByRole('button', { name: 'Send' }).click()
    await prompt.getByText('Thank you').waitFor()
    await stored('several', { value: ['Price', 'Looks'] })
    await page.context().close()
  })
})

describe('by keyboard', () => {
  test('arrows move among stars, Enter answers', async () => {
    const { page, prompt } = await open()
    await show(page, 'stars')
    await eventually('focus', async () => (await focused(page)) === '1 of 5')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toBe('3 of 5')
    await page.keyboard.press('Enter')
    await prompt.getByText('Thank you').waitFor()
    await stored('stars', { value: 3 })
    await page.context().close()
  })

  test('arrows reach "other" without sending it, Space opens its field, Enter sends', async () => {
    const { page, prompt } = await open()
    await show(page, 'one')
    await eventually('focus', async () => (await focused(page)) === 'Price')
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe('Something else')
    await page.keyboard.press('Space')
    await eventually('focus in the field', async () => (await focused(page)) === 'In your own words')
    await page.keyboard.type('By keyboard')
    await page.keyboard.press('Enter')
    await prompt.getByText('Thank you').waitFor()
    await stored('one', { value: 'other:By keyboard' })
    await page.context().close()
  })

  test('Tab and Space tick several, Enter sends; the way back keeps them', async () => {
    const { page, prompt } = await open()
    await show(page, 'several')
    await eventually('focus', async () => (await focused(page)) === 'Price')
    await page.keyboard.press('Space')
    for (let press = 0; press < 3; press++) await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type('my own')
    await page.keyboard.press('Enter')
    await prompt.getByText('Why?').waitFor()
    await prompt.getByRole('button', { name: 'Back' }).click()
    expect(await prompt.getByRole('checkbox', { checked: true }).count()).toBe(2)
    expect(await prompt.getByRole('textbox').inputValue()).toBe('my own')
    await prompt.getByRole('button', { name: 'Send' }).click()
    await prompt.getByRole('button', { name: 'Skip' }).click()
    await prompt.getByText('Thank you').waitFor()
    await stored('several', { value: ['Price', 'other:my own'] })
    await page.context().close()
  })

  test('an address is not sent before it is right and its use agreed to', async () => {
    const { page, prompt } = await open()
    await show(page, 'contact')
    await eventually('focus', async () => (await focused(page)) === 'E-mail')
    expect(await prompt.getByRole('checkbox').isChecked()).toBe(false)
    await page.keyboard.type('ada@example')
    await page.keyboard.press('Enter')
    await prompt.getByText('Please enter an e-mail address').waitFor()
    const field = prompt.getByRole('textbox')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.evaluate((input) => (input as HTMLInputElement).ariaDescribedByElements?.at(-1)?.textContent)).toMatch(
      /^Please enter/,
    )
    await page.keyboard.type('.com')
    expect(await prompt.getByText('Please enter').count()).toBe(0)
    await page.keyboard.press('Enter')
    await prompt.getByText('Please tick the box').waitFor()
    await eventually('focus on the box', async () => /write to me/.test((await focused(page)) ?? ''))
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await prompt.getByText('Thank you').waitFor()
    await stored('contact', { value: { email: 'ada@example.com', consent: true } })
    expect(await page.evaluate(() => localStorage.getItem('askwell:default'))).not.toContain('ada@')
    await page.context().close()
  })

  test('nothing written is a skip', async () => {
    const { page, prompt } = await open()
    await show(page, 'contact')
    await prompt.getByRole('button', { name: 'Send' }).click()
    await prompt.waitFor({ state: 'detached' })
    await page.context().close()
  })
})

test('a shuffled order is the same at the next visit, another for others, and "other" stays last', async () => {
  const orders: string[][] = []
  for (let person = 0; person < 2; person++) {
    const context = await contextFor()
    for (let visit = 0; visit < 2; visit++) {
      const { page, prompt } = await open({}, context)
      await show(page, 'shuffled')
      orders.push(await prompt.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value)))
      await page.close()
    }
    await context.close()
  }
  expect(orders[0]).toEqual(orders[1])
  expect(orders[2]).toEqual(orders[3])
  expect(orders[0]).not.toEqual(orders[2])
  for (const order of orders) {
    expect(order.at(-1)).toBe('other')
    expect([...order].sort()).toEqual([...many.map(({ id }) => id), 'other'].sort())
  }
})

test.each(['text', 'contact'])('"%s", which has a field, has its looks in its first frame', async (id) => {
  const { page } = await open()
  const [first, last] = await page.evaluate(async (id) => {
    const looks = () => {
      const field = document.querySelector('askwell-prompt')!.shadowRoot!.querySelector('textarea, input')!
      const { display, borderTopWidth, paddingLeft, maxHeight } = getComputedStyle(field)
      return { display, borderTopWidth, paddingLeft, maxHeight }
    }
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    void window.askwell!('show', id)
    await new Promise<void>((resolve) =>
      new MutationObserver((_, seen) => {
        if (!document.querySelector('askwell-prompt')) return
        seen.disconnect()
        resolve()
      }).observe(document.body, { childList: true }),
    )
    await frame()
    const first = looks()
    for (let frames = 0; frames < 30; frames++) await frame()
    return [first, looks()]
  }, id)
  expect(first).toEqual(last)
  await page.context().close()
})

test('the chunks are for those who need them', async () => {
  const more = /^(more-kinds|choice|shuffled|en-more)\.js$/
  const { page, prompt, requests } = await open()
  await page.evaluate(() => window.askwell!('track', 'plain'))
  await prompt.waitFor()
  await page.waitForLoadState('networkidle')
  expect(requests.filter((name) => more.test(name))).toEqual([])
  await page.keyboard.press('Escape')
  await prompt.getByRole('button', { name: 'Close' }).click()
  await show(page, 'stars')
  expect(requests.filter((name) => more.test(name)).sort()).toEqual(['en-more.js', 'more-kinds.js'])
  await page.context().close()
})

test('without its chunk a prompt is not shown, and that is said', async () => {
  const { page, heard } = await open()
  await page.route('**/more-kinds.js', (route) => route.abort())
  expect(await page.evaluate(() => window.askwell!('show', 'stars'))).toBe('failed')
  await eventually('a line', () => heard.warnings.some((line) => line.startsWith('[askwell/present-failed] stars')))
  expect(await promptOf(page).count()).toBe(0)
  await show(page, 'plain')
  await page.context().close()
})

const views: [string, View][] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 390, height: 844 } }],
  ['narrow', { viewport: { width: 320, height: 568 } }],
  ['rtl', { path: 'rtl.html' }],
]

describe.each(views)('%s:', (name, view) => {
  test('axe finds nothing, nothing is cut off, every target is large enough', async () => {
    const { page, prompt } = await open(view)
    for (const id of Object.keys(questions)) {
      await show(page, id)
      if (id === 'one') await prompt.getByRole('radio').last().click()
      if (id === 'several') for (const box of await prompt.getByRole('checkbox').all()) await box.check()
      if (id === 'several') await prompt.locator('[part=submit]').click()
      if (id === 'contact') {
        await prompt.getByRole('textbox').fill('ada')
        await prompt.locator('[part=submit]').click()
      }
      expect([id, await violations(page)]).toEqual([id, []])
      const width = view.viewport?.width ?? 1200
      for (const target of await prompt.locator('button, label, [part=field]').all()) {
        const box = await target.boundingBox()
        if (!box) continue
        expect([id, box.x >= 0 && box.x + box.width <= width]).toEqual([id, true])
        expect([id, Math.min(box.width, box.height) >= 24]).toEqual([id, true])
      }
      const card = (await prompt.boundingBox())!
      expect([id, card.y >= 0]).toEqual([id, true])
      if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${id}-${name}.png` })
      await prompt.locator('[part=close]').click()
      await prompt.waitFor({ state: 'detached' })
    }
    await page.context().close()
  })
})
