import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

const surveys = [{ id: 'nps', questions: [{ type: 'nps' }, { type: 'text', id: 'why' }], trigger: { event: 'bought' } }]
const main = '<main><h1>A page</h1><label>Name <input id="name"></label><button id="save">Save</button></main>'
/** Asks by itself: what the driver puts into a page would stumble over such scripts, too. */
const asks = '<script>window.askwell = (...rest) => (askwell.q ??= []).push(rest); askwell("track", "bought")</script>'
const withScript = (script: string) => html(`<script>${script}</script>${asks}${scriptTag()}`, main)

/** What scripts of a host page do to the language and the document, before Askwell is there. */
const scripts: Record<string, string> = {
  'adds to the prototypes of arrays and objects':
    'Array.prototype.last = function () { return this[this.length - 1] }; Array.prototype.remove = function () {}; Object.prototype.extend = function () {}; Function.prototype.method = function () {}',
  'patches how nodes are put into the page':
    'for (const [owner, name] of [[Node.prototype, "appendChild"], [Node.prototype, "insertBefore"], [Element.prototype, "append"], [Element.prototype, "setAttribute"]]) { const before = owner[name]; owner[name] = function (...rest) { window.patched = (window.patched ?? 0) + 1; return before.apply(this, rest) } }',
  'freezes the prototypes of the language':
    'for (const each of [Object, Array, Function, String, Number, Promise, Map, Set, Error, RegExp, Date]) { Object.freeze(each.prototype); Object.freeze(each) }',
  'defines names that are short and common':
    'var name = "x", status = "y", h = 1, jsx = 2, e = 3, t = 4, n = 5, r = 6, chunks = 7, script = 8, define = function () {}; define.amd = {}; var module = { exports: {} }, exports = module.exports, process = {}, global = {}',
  'has a fetch and timers of its own':
    'const send = fetch, wait = setTimeout; window.fetch = (...rest) => send(...rest).then((answer) => answer); window.setTimeout = (run, ms, ...rest) => wait(run, ms, ...rest)',
}
const folder = pageFolder({
  'index.html': html(scriptTag(), main),
  'surveys.json': JSON.stringify({ surveys }),
  'quirks.html': html(scriptTag(), main).replace('<!doctype html>', ''),
  'frame.html': html('', `${main}<iframe sandbox="allow-scripts" src="/t/index.html" width="600" height="400"></iframe>`),
  'open-frame.html': html(
    '',
    `${main}<iframe sandbox="allow-scripts allow-same-origin" src="/t/index.html" width="600" height="400"></iframe>`,
  ),
  // https://github.com/prototypejs/prototype/blob/1.6.1/src/lang/array.js
  'to-json.html': withScript(
    'Array.prototype.toJSON = function () { return "[" + Array.prototype.map.call(this, (each) => JSON.stringify(each)).join(", ") + "]" }',
  ),
  ...Object.fromEntries(Object.values(scripts).map((script, index) => [`script-${index}.html`, withScript(script)])),
})

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
  folder.write(
    'base.html',
    html(
      `<base href="https://elsewhere.invalid/deep/"><script async src="${site.url}/askwell.js" data-endpoint="${site.url}/v1/responses" data-surveys="${site.url}/t/surveys.json"></script>`,
      main,
    ),
  )
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path: string, options: BrowserContextOptions = {}, prepare?: (page: Page) => Promise<unknown>) {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage()
  const heard = listen(page)
  await prepare?.(page)
  await page.goto(`${site.url}/t/${path}`)
  return { page, heard }
}
const ready = (page: Page) => page.waitForFunction(() => window.askwell?.version)
const track = (page: Page) => page.evaluate(() => window.askwell!('track', 'bought'))
const quiet = { warnings: [], errors: [], violations: [] }

/** Answers everything by pointer and keyboard; resolves once the collector has it. */
async function answerAll(page: Page) {
  const known = site.rows().length
  await promptOf(page).getByRole('radio', { name: '9' }).click()
  await promptOf(page).getByRole('textbox').fill('Fine.')
  await promptOf(page).getByRole('button', { name: 'Send' }).click()
  await promptOf(page).getByText('Thank you').waitFor()
  const isThere = () => site.rows().slice(known).length > 0 && site.rows().some(({ body }) => body.includes('Fine.'))
  await eventually('a row', isThere)
  return site.rows().length - known
}

describe('a host page whose script', () => {
  test.each(Object.keys(scripts).map((name, index) => [name, index] as const))(
    '%s can ask, and is answered',
    async (_name, index) => {
      const { page, heard } = await open(`script-${index}.html`)
      await ready(page)
      await track(page)
      expect(await answerAll(page)).toBe(1)
      expect(heard).toEqual(quiet)
      await page.context().close()
    },
  )
})

test('a page whose lists have a toJSON, as Prototype.js had before 1.7, goes on, and is not asked', async () => {
  const { page, heard } = await open('to-json.html')
  await page.waitForTimeout(1500)
  expect(await promptOf(page).count()).toBe(0)
  expect(heard.errors).toEqual([])
  await page.locator('#name').fill('Ada')
  await page.context().close()
})

test.each(['quirks.html', 'base.html'])('%s asks, and is answered', async (path) => {
  const { page, heard } = await open(path)
  await ready(page)
  await track(page)
  expect(await answerAll(page)).toBe(1)
  expect(heard).toEqual(quiet)
  await page.context().close()
})

describe('the keys', () => {
  const listenToKeys = (page: Page) =>
    page.evaluate(() => {
      const keys: string[] = []
      Object.assign(window, { keys })
      for (const target of [document.body, document, window])
        for (const type of ['keydown', 'keypress', 'keyup', 'click', 'pointerdown', 'mousedown', 'focusin'] as const)
          target.addEventListener(type, (event) => keys.push(`${event.type} ${(event as KeyboardEvent).key ?? ''}`))
    })
  const heardBy = (page: Page) => page.evaluate(() => (window as unknown as { keys: string[] }).keys.splice(0))

  test('typed inside reach no shortcut of the page; those typed outside all do, and none is swallowed', async () => {
    const { page } = await open('index.html')
    await ready(page)
    await listenToKeys(page)
    await track(page)
    await promptOf(page).waitFor()
    await page.locator('#name').focus()
    await heardBy(page)
    await page.keyboard.type('j9/')
    expect([...new Set(await heardBy(page))].filter((each) => each.startsWith('keydown'))).toEqual([
      'keydown j',
      'keydown 9',
      'keydown /',
    ])
    expect(await page.locator('#name').inputValue()).toBe('j9/')
    await page.keyboard.press('Escape')
    expect(await promptOf(page).isVisible()).toBe(true)
    await heardBy(page)
    await promptOf(page).getByRole('radio').first().focus()
    await page.keyboard.press('7')
    await page.keyboard.press('Enter')
    await promptOf(page).getByRole('textbox').fill('')
    await promptOf(page).getByRole('textbox').pressSequentially('j/ 9?')
    expect(await promptOf(page).getByRole('textbox').inputValue()).toBe('j/ 9?')
    await page.keyboard.press('Escape')
    await promptOf(page).waitFor({ state: 'detached' })
    // The focus is back where it was, and there the key that closed the prompt is let go.
    expect([...new Set(await heardBy(page))]).toEqual(['focusin ', 'keyup Escape'])
    await page.context().close()
  })

  test('that the page takes away in the capture phase of window are lost, and the pointer still answers', async () => {
    const { page } = await open('index.html', {}, (page) =>
      page.addInitScript(() =>
        window.addEventListener('keydown', (event) => (event.preventDefault(), event.stopImmediatePropagation()), true),
      ),
    )
    await ready(page)
    await track(page)
    await promptOf(page).getByRole('radio').nth(3).focus()
    await page.keyboard.press('7')
    expect(await promptOf(page).locator('[aria-checked=true]').count()).toBe(0)
    await promptOf(page).getByRole('radio', { name: '9' }).click()
    await promptOf(page).getByRole('textbox').waitFor()
    await page.context().close()
  })

  test('a focus trap of the page that listens to focusin does not pull the focus out', async () => {
    const { page } = await open('index.html')
    await ready(page)
    await page.evaluate(() =>
      document.addEventListener('focusin', ({ target }) => {
        if (!document.querySelector('main')!.contains(target as Node)) document.getElementById('name')!.focus()
      }),
    )
    await track(page)
    await promptOf(page).getByRole('radio').first().focus()
    await page.keyboard.press('8')
    expect(await page.evaluate(() => document.activeElement!.localName)).toBe('askwell-prompt')
    await page.context().close()
  })
})

describe('a frame', () => {
  test('that is sandboxed, without storage, asks, and takes the answer', async () => {
    const { page } = await open('frame.html', {}, (page) =>
      // Its origin is none, so that what it loads has to allow any.
      page.route('**', async (route) => {
        if (route.request().method() !== 'GET') return route.continue()
        const response = await route.fetch()
        await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } })
      }),
    )
    const frame = page.frameLocator('iframe')
    const inner = await eventually('the frame', () => page.frames()[1])
    await inner.waitForFunction(() => window.askwell?.version)
    await inner.evaluate(() => window.askwell!('track', 'bought'))
    await frame.getByRole('radio', { name: '9' }).click()
    await frame.getByRole('dialog').getByRole('textbox').waitFor()
    await page.context().close()
  })

  test('that is sandboxed, and may have storage, is as any page', async () => {
    const { page, heard } = await open('open-frame.html')
    const known = site.rows().length
    const inner = await eventually('the frame', () => page.frames()[1])
    await inner.waitForFunction(() => window.askwell?.version)
    await inner.evaluate(() => window.askwell!('track', 'bought'))
    await page.frameLocator('iframe').getByRole('radio', { name: '9' }).click()
    await page.frameLocator('iframe').getByRole('button', { name: 'Close' }).click()
    await eventually('a row', () => site.rows().length > known)
    expect(heard.errors).toEqual([])
    await page.context().close()
  })
})
