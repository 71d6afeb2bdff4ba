import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { presets } from '@askwell/ui/theme'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { accents } from './support/accents.js'
import { launch } from './support/chromium.js'
import { contrastsOf, faint, type Look } from './support/contrast.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { openSite, type Site } from './support/site.js'
import { enter, leave, scenes, surveysOf } from './support/theme-scenes.js'

// Thousands of styles are computed anew in each test.
vi.setConfig({ testTimeout: 180_000 })

let site: Site
let browser: Browser
const folder = pageFolder({ 'index.html': html(scriptTag()), 'surveys.json': JSON.stringify(surveysOf(scenes)) })

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(options: BrowserContextOptions) {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage()
  await page.goto(`${site.url}/t/`)
  await page.waitForFunction(() => window.askwell?.version)
  return page
}

/** What can't be read or told apart. */
async function faintIn(page: Page, looks: Look[], seen = scenes) {
  const found = []
  for (const scene of seen) {
    await enter(page, scene)
    found.push(...faint(await contrastsOf(page, scene.pairs, looks)).map((line) => `${scene.id}, ${line}`))
    await leave(page)
  }
  await page.context().close()
  return found
}

/** Between them they show whatever derives from the accent. */
const derived = scenes.filter(({ id }) => ['numbers', 'faces', 'writing', 'thanks'].includes(id))

const each = (css: Record<string, string>, list: string[]) =>
  list.map((accent) => ({ name: accent, css: { ...css, '--askwell-accent': accent } }))

/** Surface and text that a page may have set, whatever its colour scheme. */
const sepia = { '--askwell-surface': '#f4ecd8', '--askwell-text': '#3b2f20' }
const navy = { '--askwell-surface': '#0b1f3a', '--askwell-text': '#e8eef8' }

describe('any accent', () => {
  test('is one of a few hundred', () => {
    expect(new Set(accents).size).toBeGreaterThan(380)
  })

  test.each(['light', 'dark'] as const)('leaves text readable, and what is drawn visible: %s', async (colorScheme) => {
    expect(await faintIn(await open({ colorScheme }), each({}, accents), derived)).toEqual([])
  })

  test.each([
    ['sepia', 'light', sepia],
    ['sepia, in a dark page', 'dark', sepia],
    ['navy, in a light page', 'light', navy],
  ] as const)('does so on a surface of the page: %s', async (_, colorScheme, css) => {
    const some = accents.filter((_, index) => index % 4 === 0)
    expect(await faintIn(await open({ colorScheme }), each(css, some), derived)).toEqual([])
  })
})

const looks = presets.map(({ name, css }) => ({ name, css }))

describe('presets', () => {
  test.each(['light', 'dark'] as const)('are readable in every scene: %s', async (colorScheme) => {
    expect(await faintIn(await open({ colorScheme }), looks)).toEqual([])
  })
})
