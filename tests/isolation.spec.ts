import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differences, looksOf, pageOf, pixelsOf, watchShifts } from './support/card.js'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { openSite, type Site } from './support/site.js'

/** Style sheets of host pages: what is hostile on purpose, and the patterns of resets and frameworks. */
const sheets: Record<string, string> = {
  'unsets everything': '* { all: unset !important }',
  'hides everything that it does not know':
    'body > :not(main), askwell-prompt { display: none !important; visibility: hidden !important; opacity: 0 !important; content-visibility: hidden !important }',
  'moves, shrinks and filters everything':
    'askwell-prompt, body * { transform: scale(0) rotate(9deg) !important; translate: 50px 50px !important; filter: blur(4px) invert(1) !important; zoom: 2 !important; clip-path: inset(50%) !important; mask: linear-gradient(#0000, #0000) !important; animation: spin 1s infinite !important; transition: all 9s !important } @keyframes spin { to { rotate: 1turn } } @keyframes in { from { opacity: 0; scale: 9 } }',
  'writes everything large, from the right, and lets nothing be touched':
    '* { font: italic 900 60px/3 serif !important; direction: rtl !important; text-transform: uppercase !important; letter-spacing: 9px !important; word-spacing: 2em !important; text-align: right !important; writing-mode: vertical-rl !important; pointer-events: none !important; overflow: clip; user-select: none !important; cursor: none !important; color: lime !important; white-space: pre !important; visibility: hidden }',
  'names the element':
    'askwell-prompt { position: static !important; inset: 0 !important; width: 9px !important; overflow: hidden !important; contain: strict !important; background: red !important; border: 9px solid !important; margin: 99px !important; padding: 99px !important; z-index: -1 !important }',
  'draws before, after and behind it':
    '::before, ::after { content: "x" !important; position: fixed; inset: 0; background: red } ::backdrop { background: #f00 !important } :popover-open { inset: 0; outline: 9px solid red }',
  'styles what is inside, as if it could':
    'h2, button, form, [part], [role=dialog], .row, .nps, svg, textarea { background: red !important; border: 9px solid red !important; font-size: 60px !important; min-height: 200px !important }',
  'resets, as Tailwind does':
    '*, ::before, ::after, ::backdrop { box-sizing: border-box; border: 0 solid; margin: 0; padding: 0 } html { line-height: 1.5; -webkit-text-size-adjust: 100%; tab-size: 4 } button, input, textarea { font: inherit; background: none; border-radius: 0 } [hidden] { display: none !important } [popover] { margin: 0; padding: 0; border: 0 }',
  'counts in tenths': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'hides what overflows': 'html, body { overflow: hidden; height: 100%; overscroll-behavior: none }',
  'transforms what is around':
    'html { transform: translateX(0); perspective: 100px } body { transform: scale(0.9) translate(50px, 50px); filter: hue-rotate(90deg); will-change: transform; opacity: 0.5; backdrop-filter: blur(2px) }',
  'contains what is inside':
    'body { contain: strict; width: 500px; height: 300px; isolation: isolate; position: relative; container-type: size }',
  'stacks high': 'main { position: fixed; inset: 0; z-index: 2147483647 !important; background: #fff }',
  'lays out its children':
    'body { display: flex; flex-direction: column; gap: 40px; justify-content: space-between; min-height: 100vh; margin: 0 }',
  'has a grid': 'body { display: grid; grid-auto-rows: 1fr; gap: 40px; height: 90vh }',
  snaps:
    'html { scroll-snap-type: y mandatory; scroll-padding: 40px; scroll-behavior: smooth } body > * { scroll-snap-align: start; min-height: 60vh }',
  'spaces its children': 'body > * + * { margin-top: 100px; padding: 50px }',
}
const surveys = [{ id: 'nps', questions: [{ type: 'nps' }, { type: 'text' }], trigger: { event: 'bought' } }]
const main = '<main><h1>A page</h1><p>Of someone else.</p><button>Save</button></main><footer>The end</footer>'
const pageOfSheet = (sheet: string) => html(`<style>${sheet}</style>${scriptTag()}`, main)
const folder = pageFolder({
  'plain.html': pageOfSheet(''),
  'surveys.json': JSON.stringify({ surveys }),
  ...Object.fromEntries(Object.values(sheets).map((sheet, index) => [`${index}.html`, pageOfSheet(sheet)])),
})

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(name: string) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const heard = listen(page)
  await page.addInitScript(watchShifts)
  await page.goto(`${site.url}/t/${name}.html`)
  await page.waitForFunction(() => window.askwell?.version)
  return { page, heard }
}

/** The prompt as the page shows it, and the page with and without it. */
async function ask(name: string) {
  const { page, heard } = await open(name)
  const before = await pageOf(page)
  const shiftBefore = await page.evaluate(() => (window as unknown as { shift: number }).shift)
  await page.evaluate(() => window.askwell!('track', 'bought'))
  await promptOf(page).waitFor()
  // The styles that come beside the prompt.
  await page.waitForFunction(() => document.querySelector('askwell-prompt')!.shadowRoot!.adoptedStyleSheets.length > 1)
  await page.waitForTimeout(100)
  const shift = (await page.evaluate(() => (window as unknown as { shift: number }).shift)) - shiftBefore
  return { page, heard, before, shift, after: await pageOf(page), looks: await looksOf(page), pixels: await pixelsOf(page) }
}

describe('a host page whose style sheet', () => {
  let plain: Awaited<ReturnType<typeof ask>>
  beforeAll(async () => {
    plain = await ask('plain')
  })

  test.each(Object.keys(sheets).map((name, index) => [name, index] as const))(
    '%s changes nothing of the prompt, and the prompt nothing of the page',
    async (_name, index) => {
      const { page, heard, before, after, shift, looks, pixels } = await ask(`${index}`)
      expect(after).toEqual(before)
      expect(shift).toBe(0)
      expect(differences(plain.looks, looks)).toEqual([])
      expect(pixels === plain.pixels).toBe(true)
      await promptOf(page).getByRole('radio').nth(9).click()
      await promptOf(page).getByRole('textbox').waitFor()
      await promptOf(page).getByRole('button', { name: 'Close' }).click()
      await promptOf(page).waitFor({ state: 'detached' })
      expect(await pageOf(page)).toEqual(before)
      expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
      await page.context().close()
    },
  )
})
