import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { openSite, type Site } from './support/site.js'

const rlo = '\u202e'
const nasty: Record<string, string> = {
  long: 'A long story about checkout. '.repeat(180).slice(0, 5000),
  unbroken: 'W'.repeat(5000),
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(200),
  override: `${rlo}${'reversed '.repeat(20)}`,
  arabic: 'كيف كانت تجربتك؟ '.repeat(40),
  markup: `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>{{constructor}}\``,
  zalgo: 'H̵̛͕̞̦̰̜͍̰̥̟͆̏͂̌͑ͅ'.repeat(60),
}
/** Every text there is, in each kind. */
const kinds = (text: string): Record<string, object> => ({
  thumbs: { type: 'thumbs', labels: { up: text, down: text } },
  csat: { type: 'csat', labels: { low: text, high: text } },
  stars: { type: 'csat', look: 'stars', scale: 7, labels: { low: text, high: text } },
  ces: { type: 'ces', labels: { low: text, high: text } },
  nps: { type: 'nps', labels: { low: text, high: text } },
  rating: { type: 'rating', scale: 10, labels: { low: text, high: text } },
  choice: {
    type: 'choice',
    options: [
      { id: 'a', text },
      { id: 'b', text },
    ],
    other: text,
  },
  several: {
    type: 'choice',
    options: [
      { id: 'a', text },
      { id: 'b', text },
    ],
    other: text,
    multiple: true,
  },
  text: { type: 'text', placeholder: text },
  contact: { type: 'contact', placeholder: text, consent: text },
})
const survey = (id: string, question: object, more = {}) => ({ id, questions: [question], trigger: { event: id }, ...more })

const texts = Object.entries(nasty).flatMap(([name, text]) =>
  Object.entries(kinds(text)).map(([kind, question]) => survey(`${name}-${kind}`, { ...question, text, hint: text })),
)
const thanked = Object.entries(nasty).map(([name, text]) =>
  survey(
    `${name}-thanks`,
    { type: 'thumbs' },
    { thanks: [{ text, hint: text, code: text, action: { label: text, href: `javascript:window.hacked=1//${text}` } }] },
  ),
)

/** What a document says that no one has checked: each field with what it must not be. */
const unchecked: object[] = [
  ...[1e9, -1, 0, 1, 11, 'abc', null, [], {}, 5.5].flatMap((scale) =>
    ['csat', 'ces', 'rating'].flatMap((type) => [
      { type, scale },
      { type, scale, look: 'numbers' },
    ]),
  ),
  ...[
    Array.from({ length: 10_000 }, (_, index) => `o${index}`),
    null,
    5,
    'ab',
    [null],
    [[]],
    [5],
    [{ id: { type: 'img', props: { onerror: 'hacked=1' } } }],
  ].map((options) => ({ type: 'choice', options })),
  ...[5, null, [], ['x'], {}, { en: 5 }, { '': '' }, true].flatMap((text) => [
    { type: 'nps', text, hint: text, labels: text },
    { type: 'thumbs', labels: { up: text, down: text } },
    { type: 'csat', look: text },
    { type: 'text', placeholder: text },
    { type: 'contact', consent: text },
    { type: 'choice', options: ['a', 'b'], other: text, min: text, max: text, multiple: text, shuffle: text },
  ]),
  ...[1e9, -5, 'abc', null, {}, 0].flatMap((number) => [{ type: 'text', rows: number, maxLength: number }]),
]
const hand = unchecked.map((question, index) => survey(`hand-${index}`, question))
const around = [7, null, [], { at: 5, side: {} }, { side: 'constructor' }, 'top'].map((place, index) =>
  survey(`place-${index}`, { type: 'csat' }, { place }),
)
const thanks = [
  {},
  [null],
  [5],
  [[]],
  'x',
  [{ code: { type: 'img', props: { src: 'x', onerror: 'hacked=1' } } }],
  [{ action: 5 }],
  [{ action: [] }],
  [{ action: { href: ['https://x'] } }],
].map((thanks, index) => survey(`thanks-${index}`, { type: 'thumbs' }, { thanks }))
const crowd = survey(
  'crowd',
  { type: 'nps' },
  { questions: Array.from({ length: 10_000 }, (_, id) => ({ id: `q${id}`, type: 'nps' })) },
)

let site: Site
let browser: Browser
const unsound = [...hand, ...around, ...thanks, crowd, survey('good', { type: 'csat' })]
const folder = pageFolder({
  'index.html': html(scriptTag()),
  'rtl.html': html(scriptTag(), undefined, 'lang="ar" dir="rtl"'),
  'unchecked.html': html(scriptTag('data-endpoint="/v1/responses" data-surveys="unchecked.json"')),
  'surveys.json': JSON.stringify({ surveys: [...texts, ...thanked] }),
  'unchecked.json': JSON.stringify({ surveys: unsound }),
})

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path = '', viewport = { width: 1000, height: 700 }) {
  const page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage()
  const heard = listen(page)
  await page.goto(`${site.url}/t/${path}`)
  await page.waitForFunction(() => window.askwell?.version)
  return { page, heard }
}

/** Opens it. True when it shows, false when it is refused. */
const shows = (page: Page, id: string) =>
  page.evaluate(async (id) => {
    const failed = window.askwell!.show!(id)
    const drawn = new Promise<boolean>((resolve) => {
      const look = () => (document.querySelector('askwell-prompt') ? resolve(true) : setTimeout(look, 5))
      look()
    })
    return Promise.race([failed.then(() => false), drawn])
  }, id)

/** What a person needs of the card, wherever it stands. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('askwell-prompt')!.shadowRoot!
    const card = root.querySelector<HTMLElement>('[part=prompt]')!
    const { top, left, right, bottom } = card.getBoundingClientRect()
    const found: string[] = []
    if (top < 0 || left < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
      found.push(`the card leaves the window: ${[top, left, right, bottom].map(Math.round)}`)
    if (card.scrollWidth > card.clientWidth + 1) found.push(`it is ${card.scrollWidth - card.clientWidth} px too wide inside`)
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push('the page scrolls sideways')
    if (!root.querySelector('h2')!.textContent) found.push('nothing is asked')
    const controls = [...root.querySelectorAll<HTMLElement>('button,input:not([hidden]),textarea')]
    for (const control of controls.filter((each) => each.checkVisibility()).slice(0, 60)) {
      control.scrollIntoView({ block: 'nearest' })
      const box = control.getBoundingClientRect()
      if (box.width < 10 || box.right < left || box.left > right || box.bottom < top || box.top > bottom)
        found.push(`out of reach: ${control.outerHTML.slice(0, 80)}`)
    }
    if ('hacked' in window) found.push('a text was run')
    return found
  })

async function close(page: Page) {
  await promptOf(page).getByRole('button').last().focus()
  await page.keyboard.press('Escape')
  await promptOf(page).waitFor({ state: 'detached' })
}

describe('texts of every sort, in every kind', () => {
  test.each([
    ['on a desk', '', { width: 1000, height: 700 }],
    ['on a small phone', '', { width: 320, height: 480 }],
    ['from right to left', 'rtl.html', { width: 400, height: 600 }],
  ])('are read and answered %s', { timeout: 240_000 }, async (_, path, viewport) => {
    const { page, heard } = await open(path, viewport)
    for (const { id } of texts) {
      expect(await shows(page, id), id).toBe(true)
      expect(await faults(page), id).toEqual([])
      await close(page)
    }
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await page.context().close()
  })

  test('stay in the card when it says thanks, and nothing in a link is run', { timeout: 120_000 }, async () => {
    const { page } = await open('', { width: 360, height: 480 })
    for (const { id } of thanked.filter(({ id }) => !id.startsWith('long'))) {
      await shows(page, id)
      await page.waitForLoadState('networkidle')
      await promptOf(page).getByRole('radio').first().click()
      await promptOf(page).locator('code').waitFor()
      expect(await faults(page), id).toEqual([])
      expect(await promptOf(page).locator('a').count()).toBe(0)
      await close(page)
    }
    await page.context().close()
  })
})

describe('a document that was not checked', () => {
  test('is drawn sanely, or refused with one error; the next prompt shows', { timeout: 240_000 }, async () => {
    const { page, heard } = await open('unchecked.html')
    for (const { id } of [...hand, ...around, ...thanks, crowd]) {
      const from = Date.now()
      if (await shows(page, id)) {
        expect(await faults(page), `${id} ${JSON.stringify(unsound.find((each) => each.id === id)).slice(0, 200)}`).toEqual([])
        await close(page)
      }
      expect(Date.now() - from, `${id} takes no longer than others`).toBeLessThan(10_000)
    }
    expect(await shows(page, 'good')).toBe(true)
    expect(heard.errors).toEqual([])
    expect(heard.warnings.filter((line) => !/^\[askwell\/(bad-survey|present-failed|unknown-survey)\]/.test(line))).toEqual([])
    await page.context().close()
  })

  test('thanks for what was answered, whatever it says', async () => {
    const { page, heard } = await open('unchecked.html')
    for (const { id } of thanks) {
      if (!(await shows(page, id))) continue
      await page.waitForLoadState('networkidle')
      await promptOf(page).getByRole('radio').first().click()
      await page.waitForTimeout(100)
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
      if (await promptOf(page).count()) await close(page)
    }
    expect(heard.errors).toEqual([])
    await page.context().close()
  })
})
