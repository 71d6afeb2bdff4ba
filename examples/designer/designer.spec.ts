import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from '../../tests/support/chromium.js'
import { html, pageFolder, scriptTag } from '../../tests/support/pages.js'
import { openSite, type Site } from '../../tests/support/site.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const quiet = { warnings: [], errors: [], violations: [] }

/** A page of someone else, with the CSS that was copied. */
const elsewhere = pageFolder({
  'index.html': html(
    `<link rel="stylesheet" href="theme.css">${scriptTag()}`,
    '<main><button data-askwell-show="words">Feedback</button></main>',
  ),
  'surveys.json': JSON.stringify({ surveys: [{ id: 'words', questions: [{ type: 'text' }] }] }),
})

let site: Site
let browser: Browser

beforeAll(async () => {
  site = await openSite({ mounts: { '/elsewhere/': elsewhere.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const drawn = (page: Page) =>
  page.waitForFunction(() => {
    const holders = [...document.querySelectorAll<HTMLElement>('.holder')]
    return holders.length > 0 && holders.every(({ dataset }) => dataset.state === 'drawn')
  })

async function open(hash = '', options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const heard = listen(page)
  await page.goto(`${site.url}/designer/${hash}`)
  await drawn(page)
  return { context, page, heard }
}

/** What one variable comes to in every prompt on the canvas. */
const inEveryPrompt = (page: Page, variable: string) =>
  page.evaluate(
    (name) => [
      ...new Set(
        [...document.querySelectorAll('.holder askwell-prompt')].map((host) =>
          getComputedStyle(host).getPropertyValue(name).trim(),
        ),
      ),
    ],
    variable,
  )

/** A computed style of something in a prompt, in the light. */
const styleOf = (page: Page, cell: string, selector: string, property: string) =>
  page.evaluate(
    ([cell, selector, property]) => {
      const host = document.querySelector(`.light [data-cell=${cell}] askwell-prompt`)
      return getComputedStyle(host!.shadowRoot!.querySelector(selector!)!).getPropertyValue(property!)
    },
    [cell, selector, property],
  )

const field = (page: Page, name: string) => page.locator(`#value-${name}`)
const hashOf = (page: Page, ends: string) => page.waitForFunction((ends) => location.hash.endsWith(ends), ends)

async function tabTo(page: Page, id: string) {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return
  }
  throw new Error(`Tab never reached ${id}`)
}

describe('the canvas', () => {
  test('has a real prompt in every state, light and dark, takes no focus, and says nothing to screen readers', async () => {
    const { context, page, heard } = await open()
    expect(await page.locator('.holder askwell-prompt').count()).toBe(2 * (await page.locator('.light figure').count()))
    expect(await page.locator('.light [data-cell=csat-chosen] [aria-checked=true]').count()).toBe(1)
    expect(await page.locator('.light [data-cell=text] textarea').count()).toBe(1)
    expect(await page.locator('.light [data-cell=failed] #hint').textContent()).toMatch(/could not/i)
    expect(await page.locator('.light [data-cell=contact-fault] .fault').textContent()).toMatch(/\S/)
    expect(await page.locator('.light [data-cell=incentive] code').textContent()).toBe('THANKS10')
    expect(await page.locator('.dark [data-cell=several] i.on').count()).toBe(2)
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    expect(await page.locator('askwell-prompt [role=status]:not([aria-live=off])').count()).toBe(0)
    expect(await styleOf(page, 'nps', '[part=prompt]', 'color-scheme')).toBe('light')
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('a prompt that is closed comes back', async () => {
    const { context, page } = await open()
    const cell = page.locator('.light [data-cell=csat-chosen]')
    await cell.locator('[part=close]').click()
    await cell.locator('[aria-checked=true]').waitFor({ state: 'detached' })
    await drawn(page)
    expect(await cell.locator('[aria-checked=true]').count()).toBe(1)
    await context.close()
  })

  test('thanks that would leave by itself stays', async () => {
    const { context, page } = await open()
    const states = await page.evaluate(() =>
      [...document.querySelectorAll('[data-cell=thanks] askwell-prompt')].flatMap((host) =>
        host.shadowRoot!.getAnimations().map(({ playState }) => playState),
      ),
    )
    expect(states).toEqual(['paused', 'paused'])
    await context.close()
  })

  test('phones show the sheet, in a window as wide as the phone, under the same design', async () => {
    const { context, page, heard } = await open('#accent=teal')
    await page.getByText('320', { exact: true }).click()
    const frame = page.frameLocator('.light [data-cell=nps] iframe')
    const card = frame.getByRole('dialog')
    await card.waitFor()
    expect(await card.evaluate((element) => element.getBoundingClientRect().width)).toBeCloseTo(320, 0)
    expect(
      await card.evaluate((element) =>
        getComputedStyle((element.getRootNode() as ShadowRoot).host).getPropertyValue('--_accent'),
      ),
    ).toBe('teal')
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('RTL shows a language written from right to left, and a language its own words', async () => {
    const { context, page } = await open()
    await page.getByRole('button', { name: 'RTL' }).click()
    await page.locator('.light [data-cell=text] [dir=rtl]').waitFor()
    expect(await page.locator('.light [data-cell=text] h2').textContent()).toBe('ما الذي ينقص؟')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('id')
    await page.locator('.light [data-cell=text] [dir=ltr]').waitFor()
    expect(await page.locator('.light [data-cell=text] h2').textContent()).toBe('Apa yang kurang?')
    await hashOf(page, '#locale=id')
    await context.close()
  })

  test('reduced motion stills the prompts, and is no part of the design', async () => {
    const { context, page } = await open()
    await page.getByRole('button', { name: 'Reduced motion' }).click()
    expect(await inEveryPrompt(page, '--_duration')).toEqual(['0ms'])
    expect(await page.getByRole('button', { name: 'Reset all' }).isDisabled()).toBe(true)
    await context.close()
  })
})

describe('a change', () => {
  test('of the accent changes every prompt', async () => {
    const { context, page } = await open()
    await field(page, 'accent').fill('rgb(200 30 90)')
    expect(await inEveryPrompt(page, '--_accent')).toEqual(['rgb(200 30 90)'])
    await expect.poll(() => styleOf(page, 'ces-chosen', '[aria-checked=true]', 'background-color')).toBe('rgb(200, 30, 90)')
    await context.close()
  })

  test('may be any CSS colour, and what is none is said and not set', async () => {
    const { context, page } = await open()
    await field(page, 'surface').fill('light-dark(oklch(0.98 0.02 90), black)')
    expect(await inEveryPrompt(page, '--_surface')).toEqual(['light-dark(oklch(0.98 0.02 90), black)'])
    await field(page, 'surface').fill('banana')
    expect(await page.getByText('This is not a CSS colour.').isVisible()).toBe(true)
    expect(await inEveryPrompt(page, '--_surface')).toEqual(['light-dark(oklch(0.98 0.02 90), black)'])
    await context.close()
  })

  test('with the picker is one colour for both schemes, or one for each', async () => {
    const { context, page } = await open()
    await page.getByLabel('Accent, pick', { exact: true }).fill('#008080')
    expect(await field(page, 'accent').inputValue()).toBe('#008080')
    await page.getByLabel('Surface in dark, pick').fill('#002b36')
    expect(await field(page, 'surface').inputValue()).toBe('light-dark(#ffffff, #002b36)')
    await page.getByRole('button', { name: 'Surface: one colour for light and dark' }).click()
    expect(await field(page, 'surface').inputValue()).toBe('#ffffff')
    await context.close()
  })

  test('is made and undone by keyboard alone: a drag is one step', async () => {
    const { context, page } = await open()
    await tabTo(page, 'value-radius')
    await page.keyboard.press('Shift+Tab')
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowLeft')
    expect(await field(page, 'radius').inputValue()).toBe('13px')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('4px')
    expect(await inEveryPrompt(page, '--_radius')).toEqual(['4px'])
    await page.keyboard.press('Control+Z')
    expect(await field(page, 'radius').inputValue()).toBe('13px')
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Control+Z')
    expect(await inEveryPrompt(page, '--_radius')).toEqual(['16px'])
    await page.keyboard.press('Control+Shift+Z')
    expect(await inEveryPrompt(page, '--_radius')).not.toEqual(['16px'])
    await context.close()
  })

  test('is reset by itself, or with all others, which undo brings back', async () => {
    const { context, page } = await open('#accent=teal&radius=2px')
    await page.getByRole('button', { name: 'Reset Accent' }).click()
    expect(await inEveryPrompt(page, '--_accent')).toEqual(['#5b5bd6'])
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('value-accent')
    await page.getByRole('button', { name: 'Reset all' }).click()
    expect(await inEveryPrompt(page, '--_radius')).toEqual(['16px'])
    await page.keyboard.press('Control+Z')
    expect(await inEveryPrompt(page, '--_radius')).toEqual(['2px'])
    await context.close()
  })
})

describe('what is copied', () => {
  test('is exactly what was changed, and looks the same in another page', async () => {
    const { context, page } = await open('', { permissions: ['clipboard-read', 'clipboard-write'] })
    await field(page, 'radius').fill('3px')
    await field(page, 'accent').fill('#b4004e')
    await field(page, 'text').fill('light-dark(#222, #eee)')
    await page.getByRole('button', { name: 'Copy CSS' }).click()
    await page.getByText('CSS copied: 3 variables').waitFor()
    const css = await page.evaluate(() => navigator.clipboard.readText())
    expect(css).toBe(
      ':root {\n  --askwell-accent: #b4004e;\n  --askwell-text: light-dark(#222, #eee);\n  --askwell-radius: 3px;\n}\n',
    )

    elsewhere.write('theme.css', css)
    const other = await context.newPage()
    await other.goto(`${site.url}/elsewhere/`)
    await other.getByRole('button', { name: 'Feedback' }).click()
    const send = other.getByRole('dialog').locator('[part=submit]')
    await send.waitFor()
    const there = (selector: string, property: string) =>
      other.evaluate(
        ([selector, property]) =>
          getComputedStyle(document.querySelector('askwell-prompt')!.shadowRoot!.querySelector(selector!)!).getPropertyValue(
            property!,
          ),
        [selector, property],
      )
    for (const [selector, property] of [
      ['[part=prompt]', 'border-radius'],
      ['[part=prompt]', 'background-color'],
      ['[part=prompt]', 'color'],
      ['[part=submit]', 'background-color'],
      ['[part=submit]', 'color'],
      ['textarea', 'border-top-color'],
    ] as const)
      expect(await there(selector, property), `${selector} ${property}`).toBe(await styleOf(page, 'text', selector, property))
    await context.close()
  })

  test('as a link restores design and view', async () => {
    const { context, page } = await open('', { permissions: ['clipboard-read', 'clipboard-write'] })
    await field(page, 'accent').fill('oklch(0.6 0.2 150 / 0.9)')
    await page.getByText('Dark', { exact: true }).first().click()
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByText('Link copied').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await context.close()

    const again = await open(new URL(link).hash)
    expect(await field(again.page, 'accent').inputValue()).toBe('oklch(0.6 0.2 150 / 0.9)')
    expect(await again.page.locator('.light').isVisible()).toBe(false)
    expect(await again.page.getByRole('alert', { name: 'About this link' }).count()).toBe(0)
    await again.context.close()
  })
})

describe('a link that is broken', () => {
  test.each([
    ['an unknown value', '#accent=banana', 'accent: “banana” is not a CSS colour'],
    ['an unknown name', '#accents=red', '“accents” is not a variable'],
    ['the names of objects', '#__proto__=1&constructor=2', '“constructor” is not a variable'],
    ['a second declaration', '#accent=red;background:blue', 'is not a CSS colour'],
    ['an address', '#shadow=url(https://example.com/x)', 'is not a CSS shadow'],
    ['the end of a style element', '#font=%22%3C/style%3E%3Cscript%3E%22', 'is not a list of fonts'],
    ['an open bracket', '#accent=rgb(1 2 3', 'is not a CSS colour'],
    ['an open quote', '#font="Comic', 'is not a list of fonts'],
    ['a variable of the page', '#accent=var(--ink)', 'is not a CSS colour'],
    ['rubbish', '#%%%E0%A4%A', 'is not a variable'],
    ['a view there is not', '#device=watch', 'device: “watch” is not among the choices'],
  ])('with %s says so and shows the defaults', async (_, hash, said) => {
    const { context, page, heard } = await open(hash)
    const alert = page.getByRole('alert', { name: 'About this link' })
    expect(await alert.textContent()).toContain('Not all of this link could be used')
    expect(await alert.textContent()).toContain(said)
    expect(await inEveryPrompt(page, '--_accent')).toEqual(['#5b5bd6'])
    expect(await page.locator('.css pre').textContent()).toBe('/* Nothing is changed yet. */')
    await alert.getByRole('button', { name: 'Dismiss' }).click()
    expect(await alert.count()).toBe(0)
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('in part keeps the part that is not', async () => {
    const { context, page } = await open('#accent=banana&radius=2px')
    expect(await inEveryPrompt(page, '--_radius')).toEqual(['2px'])
    expect(await page.getByRole('alert', { name: 'About this link' }).count()).toBe(1)
    await context.close()
  })
})

describe('contrast', () => {
  test('names a pair that fails, in words, and leads to its variable', async () => {
    const { context, page } = await open()
    await field(page, 'text').fill('light-dark(#ddd, #ededf0)')
    const pair = page.getByRole('button', { name: /^Text on the surface\s*light: fails, needs 4\.5:1\s*1\.3:1$/i })
    await pair.waitFor()
    expect(await page.locator('.row', { has: page.locator('#value-text') }).textContent()).toContain(
      'Text on the surface, light: 1.3:1',
    )
    await page.evaluate(() => document.querySelector('details')!.removeAttribute('open'))
    await pair.click()
    await page.waitForFunction(() => document.activeElement?.id === 'value-text')
    await field(page, 'text').fill('')
    await pair.waitFor({ state: 'detached' })
    await context.close()
  })

  test('is that of the pixels: what shows through counts', async () => {
    const { context, page } = await open('#text=rgb(0 0 0 / 0.5)&surface=white')
    await page.getByRole('button', { name: /^Contrast/ }).click()
    // Half black on white is #7f7f7f: 4.004:1.
    await page.getByRole('button', { name: /^Text on the surface\s*light: fails, needs 4\.5:1\s*4\.0:1$/i }).waitFor()
    await context.close()
  })
})

describe('for everyone', () => {
  test.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('axe finds nothing in %s at %i px', async (colorScheme, width) => {
    const { context, page, heard } = await open('', { colorScheme, viewport: { width, height: 900 } })
    if (width === 390) await page.getByRole('button', { name: 'Controls' }).click()
    await page.getByRole('button', { name: /^Contrast/ }).click()
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run()
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, target }) => `${target} ${html.slice(0, 160)}`)}`,
      )
    })
    expect(found).toEqual([])
    expect(heard).toEqual(quiet)
    await context.close()
  })

  test('at 390 px nothing is wider than the window, and the controls open over the prompts', async () => {
    const { context, page } = await open('', { viewport: { width: 390, height: 844 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await field(page, 'accent').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Controls' }).click()
    await field(page, 'accent').fill('teal')
    expect(await inEveryPrompt(page, '--_accent')).toEqual(['teal'])
    await context.close()
  })
})
