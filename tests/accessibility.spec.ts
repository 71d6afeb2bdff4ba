import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kindIds, openKinds, type KindId, type Kinds } from './engines/fixture.js'
import { launch } from './support/chromium.js'

let site: Kinds
let browser: Browser
beforeAll(async () => {
  site = await openKinds()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce', ...options })
  await page.goto(site.page)
  return page
}

/** What is wrong with the layout of each kind, once something has been chosen or written in it. */
const layouts = (page: Page, ids: readonly string[], css = '') =>
  page.evaluate(
    async ({ ids, css }) => {
      const found: string[] = []
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      for (const id of ids) {
        await inside.show(id)
        const root = inside.card()!.getRootNode() as ShadowRoot
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
        await inside.choose(id)
        found.push(...inside.layout().map((fault) => `${id}: ${fault}`))
        await inside.close()
      }
      return found
    },
    { ids, css },
  )

describe('in forced colours', () => {
  const system = (page: Page, name: string) =>
    page.evaluate((name) => {
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.cssText = `forced-color-adjust: none; color: ${name}`
      const { color } = getComputedStyle(probe)
      probe.remove()
      return color
    }, name)

  test.each<KindId>(['nps', 'thumbs', 'csat-faces-5', 'csat-stars-5', 'rating-hearts-10', 'choice-one'])(
    'what is chosen in %s stands out in the colours of the person, and so does what has the focus',
    async (id) => {
      const page = await open({ forcedColors: 'active' })
      await page.evaluate(async (id) => {
        await inside.show(id)
        await inside.choose(id)
      }, id)
      const [highlight, text] = [await system(page, 'Highlight'), await system(page, 'HighlightText')]
      const seen = await page.evaluate(() => {
        const look = (selector: string) => {
          const option = inside.find(selector)!
          const { backgroundColor, color, borderTopStyle, borderTopColor, outlineStyle, outlineWidth } = getComputedStyle(option)
          const path = option.querySelector('path')
          const stroke = path && getComputedStyle(path).stroke
          return {
            backgroundColor,
            color,
            border: `${borderTopStyle} ${borderTopColor}`,
            outline: `${outlineStyle} ${outlineWidth}`,
            stroke,
          }
        }
        return { chosen: look('[aria-checked=true]'), other: look('[aria-checked=false]:last-child, [aria-checked=false]') }
      })
      expect(seen.chosen).toMatchObject({ backgroundColor: highlight, color: text, outline: 'solid 2px' })
      expect(seen.other.backgroundColor).not.toBe(highlight)
      // A drawing is as its text: a colour of the system, on another one behind it.
      expect([seen.chosen.color, highlight === text ? 'unseen' : null]).toContain(seen.chosen.stroke ?? text)
      if (seen.other.stroke) expect(seen.other.stroke).not.toBe(seen.other.backgroundColor)
      await page.context().close()
    },
  )

  test('card, options and text fields have an edge', async () => {
    const page = await open({ forcedColors: 'active' })
    const edges = await page.evaluate(async () => {
      const edge = (selector: string) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(inside.find(selector) ?? inside.card()!)
        return `${borderTopStyle} ${borderTopWidth}`
      }
      await inside.show('nps')
      const found = [edge('nothing'), edge('[part=option]')]
      await inside.close()
      await inside.show('text')
      return [...found, edge('textarea'), edge('[part=submit]')]
    })
    expect(edges).toEqual(Array(4).fill('solid 1px'))
    await page.context().close()
  })
})

describe('large text', () => {
  test('twice as large in the settings of the browser, it is twice as large in the prompt, and nothing is cut off', async () => {
    const page = await open()
    const size = async () => {
      await page.evaluate(() => inside.show('nps'))
      const found = await page.evaluate(() => parseFloat(getComputedStyle(inside.find('h2')!).fontSize))
      await page.evaluate(() => inside.close())
      return found
    }
    const usual = await size()
    const session = await page.context().newCDPSession(page)
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    expect(await size()).toBe(usual * 2)
    expect(await layouts(page, kindIds)).toEqual([])
    await page.context().close()
  })

  test('the page at 200 % by `zoom` and by `font-size` leaves the prompt whole', async () => {
    const page = await open({ viewport: { width: 1200, height: 900 } })
    for (const style of ['zoom: 2', 'font-size: 200%', 'font-size: 62.5%']) {
      await page.evaluate((style) => document.documentElement.setAttribute('style', style), style)
      expect([style, await layouts(page, kindIds.slice(0, 8))]).toEqual([style, []])
    }
    await page.context().close()
  })

  test('lines, letters and words may stand further apart (WCAG 1.4.12)', async () => {
    const page = await open()
    const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
    expect(await layouts(page, kindIds, spacing)).toEqual([])
    await page.context().close()
  })
})

test('at 400 % of 1280 × 1024 nothing scrolls sideways, and all can be scrolled to (WCAG 1.4.10)', async () => {
  const page = await open({ viewport: { width: 320, height: 256 } })
  const found = await page.evaluate(async (ids) => {
    const faults: string[] = []
    for (const id of ids) {
      await inside.show(id)
      const card = inside.card()!
      if (document.documentElement.scrollWidth > 320 || card.scrollWidth > card.clientWidth) faults.push(`${id}: sideways`)
      for (const target of card.querySelectorAll<HTMLElement>('button, a, textarea, input:not([hidden])')) {
        target.scrollIntoView({ block: 'nearest' })
        const { left, top, right, bottom } = target.getBoundingClientRect()
        if (left < 0 || right > 320 || top < -1 || bottom > 257) faults.push(`${id}: ${target.outerHTML.slice(0, 60)}`)
      }
      await inside.close()
    }
    return faults
  }, kindIds)
  expect(found).toEqual([])
  await page.context().close()
})

test('nothing of it is printed', async () => {
  const page = await open()
  await page.evaluate(() => inside.show('nps'))
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('askwell-prompt')!).display)).toBe('none')
  await page.context().close()
})
