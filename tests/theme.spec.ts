import { readdirSync, readFileSync } from 'node:fs'
import { parts } from '@askwell/ui/theme'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accents } from './support/accents.js'
import { launch } from './support/chromium.js'
import { contrastsOf, faint } from './support/contrast.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { openSite, type Site } from './support/site.js'
import { enter, leave, scenes, surveysOf } from './support/theme-scenes.js'

let site: Site
let browser: Browser
const page = (style = '', script = scriptTag()) => html(`<style>${style}</style>${script}`)
const folder = pageFolder({
  'index.html': page(),
  'dark.html': page(':root { color-scheme: dark }'),
  'fixed.html': page('', scriptTag('data-theme="light" data-endpoint="/v1/responses" data-surveys="surveys.json"')),
  'root.html': page(':root { --askwell-surface: rgb(1 2 3) }'),
  'section.html': page(':root { --askwell-surface: rgb(1 2 3) } body { --askwell-surface: rgb(4 5 6) }'),
  'element.html': page('body { --askwell-surface: rgb(4 5 6) } askwell-prompt { --askwell-surface: rgb(7 8 9) }'),
  'part.html': page('askwell-prompt::part(prompt) { border-top-width: 7px }'),
  'surveys.json': JSON.stringify(surveysOf(scenes)),
})
const numbers = scenes.find(({ id }) => id === 'numbers')!

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path = '', options: BrowserContextOptions = {}, before?: (page: Page) => Promise<unknown>) {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', colorScheme: 'light', ...options })).newPage()
  await before?.(page)
  await page.goto(`${site.url}/t/${path}`)
  await page.waitForFunction(() => window.askwell?.version)
  return page
}

const styleOf = (page: Page, property: string) =>
  page.evaluate((property) => {
    const card = document.querySelector('askwell-prompt')!.shadowRoot!.querySelector('[part=prompt]')!
    return getComputedStyle(card).getPropertyValue(property)
  }, property)

const surface = (page: Page) => styleOf(page, 'background-color')
const light = 'rgb(255, 255, 255)'
const dark = 'rgb(27, 27, 31)'

describe('theme', () => {
  test.each([
    ['the system where the page has no color-scheme', '', 'dark', dark],
    ['the system where the page has no color-scheme', '', 'light', light],
    ['the page, whatever the system has', 'dark.html', 'light', dark],
  ] as const)('auto follows %s', async (_, path, colorScheme, wanted) => {
    const page = await open(path, { colorScheme })
    await enter(page, numbers)
    expect(await surface(page)).toBe(wanted)
    await page.context().close()
  })

  test('auto follows a page and a system that change while a prompt is on screen', async () => {
    const page = await open()
    await enter(page, numbers)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await surface(page)).toBe(dark)
    await leave(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.evaluate(() => (document.documentElement.style.colorScheme = 'light'))
    await enter(page, numbers)
    await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'))
    expect(await surface(page)).toBe(dark)
    await page.context().close()
  })

  test('is fixed by the script tag, and changed by setTheme while a prompt is on screen', async () => {
    const page = await open('fixed.html', { colorScheme: 'dark' })
    await enter(page, numbers)
    expect(await surface(page)).toBe(light)
    await page.evaluate(() => void window.askwell!('setTheme', 'dark'))
    expect(await surface(page)).toBe(dark)
    await page.evaluate(() => void window.askwell!('setTheme', 'light'))
    expect(await surface(page)).toBe(light)
    await page.evaluate(() => void window.askwell!('setTheme', 'auto'))
    expect(await surface(page)).toBe(dark)
    await page.context().close()
  })
})

describe('variables', () => {
  test.each([
    ['the root', 'root.html', 'rgb(1, 2, 3)'],
    ['a section, over those of the root', 'section.html', 'rgb(4, 5, 6)'],
    ['the element, over those of a section', 'element.html', 'rgb(7, 8, 9)'],
  ])('may be set on %s', async (_, path, wanted) => {
    const page = await open(path)
    await enter(page, numbers)
    expect(await surface(page)).toBe(wanted)
    await page.context().close()
  })

  test('leave what a page styles by ::part() to the page', async () => {
    const page = await open('part.html')
    await enter(page, numbers)
    expect(await styleOf(page, 'border-top-width')).toBe('7px')
    await page.context().close()
  })
})

test('every part that is drawn in any scene is documented', async () => {
  const page = await open()
  const documented = new Set<string>(parts.map(({ name }) => name))
  for (const scene of scenes) {
    await enter(page, scene)
    const drawn = await page.evaluate(() =>
      [...document.querySelector('askwell-prompt')!.shadowRoot!.querySelectorAll('[part]')].flatMap(({ part }) => [...part]),
    )
    expect(drawn.filter((name) => !documented.has(name))).toEqual([])
    await leave(page)
  }
  await page.context().close()
})

describe('in a browser that can work out no colours', () => {
  const dist = new URL('../packages/askwell/dist/askwell/', import.meta.url).pathname
  const unknown = ['light-dark(', 'oklch(from', 'color(from', 'oklab(from', 'lab(from']
  /** The chunks with words in their style sheets that no browser knows, as these are to one from 2023. */
  const older = (page: Page) =>
    page.route('**/askwell/*/*.js', (route) => {
      const file = readFileSync(dist + new URL(route.request().url()).pathname.split('/').slice(-2).join('/'), 'utf8')
      const body = unknown.reduce((text, word) => text.replaceAll(word, `old-${word}`), file)
      return route.fulfill({ body, contentType: 'text/javascript' })
    })

  test('there is one version of the chunks', () => {
    expect(readdirSync(dist)).toHaveLength(1)
  })

  test.each(['light', 'dark'] as const)('text is readable, and what is drawn visible: %s', async (colorScheme) => {
    const page = await open('', { colorScheme }, older)
    const some = accents.filter((_, index) => index % 20 === 0)
    const looks = some.map((accent) => ({ name: accent, css: { '--askwell-accent': accent } }))
    const found = []
    for (const scene of scenes) {
      await enter(page, scene)
      found.push(...faint(await contrastsOf(page, scene.pairs, looks)))
      await leave(page)
    }
    expect(found).toEqual([])
    await page.context().close()
  })
})

describe('forced colours', () => {
  test.each(['light', 'dark'] as const)('show what is chosen, what has the focus and how far one is: %s', async (colorScheme) => {
    const page = await open('', { colorScheme, forcedColors: 'active' })
    await enter(page, numbers)
    const pairs = numbers.pairs.filter(({ what }) => !/edge|pointer/.test(what))
    const step = {
      what: 'step to come',
      front: ['i:not(.on)', 'border-top-color'],
      back: [['i.on', 'border-top-color']],
      least: 1.4,
    }
    expect(faint(await contrastsOf(page, [...pairs, step as (typeof pairs)[number]], [{ name: 'system', css: {} }]))).toEqual([])
    expect(await promptOf(page).isVisible()).toBe(true)
    await page.context().close()
  })
})
