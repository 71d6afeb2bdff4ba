import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { openSite, type Site } from './support/site.js'

const surveys = [{ id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'never' } }]
const folder = pageFolder({ 'index.html': html(scriptTag()), 'surveys.json': JSON.stringify({ surveys }) })

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  // Code that V8 compiles once more as it gets hot is no leak, and would hide one.
  browser = await launch(['--js-flags=--no-opt --no-maglev --no-sparkplug'])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Before anything of ours runs: counts the timers that wait, and puts nothing where answers would be sent. */
function countTimers() {
  const waiting = new Set<number>()
  Object.assign(window, { waiting })
  for (const kind of ['Timeout', 'Interval'] as const) {
    const set = window[`set${kind}`].bind(window) as (run: () => void, ms?: number) => number
    const clear = window[`clear${kind}`].bind(window)
    Object.assign(window, {
      [`set${kind}`]: (run: () => void, ms?: number) => {
        const id = set(() => {
          if (kind === 'Timeout') waiting.delete(id)
          run()
        }, ms)
        waiting.add(id)
        return id
      },
      [`clear${kind}`]: (id: number) => {
        waiting.delete(id)
        clear(id)
      },
    })
  }
}

/** In the page: opens the survey, does something to it as soon as it is there, and waits until it is gone. */
async function showAndEnd({ count, how }: { count: number; how: 'dismiss' | 'answer' }) {
  const part = (name: string) =>
    document.querySelector('askwell-prompt')?.shadowRoot?.querySelector<HTMLElement>(`[part~=${name}]`)
  const turn = () => new Promise((resolve) => setTimeout(resolve))
  for (let time = 0; time < count; time++) {
    const shown = window.askwell!('show', 'nps') as Promise<string>
    while (!part('close')) await turn()
    if (how === 'answer') {
      part('option')!.click()
      while (!part('thanks')) await turn()
    }
    part('close')!.click()
    await shown
  }
}

async function standing(page: Page, cdp: CDPSession) {
  // What the browser itself notes of each request.
  await page.evaluate(() => performance.clearResourceTimings())
  for (let twice = 0; twice < 2; twice++) await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)!.value
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  const timers = await page.evaluate(() => (window as unknown as { waiting: Set<number> }).waiting.size)
  return { elements, nodes: of('Nodes'), listeners: of('JSEventListeners'), timers, heap: usedSize }
}

test.each([
  [1000, 'dismiss'],
  [200, 'answer'],
] as const)(
  '%i prompts leave no node, no listener, no timer and no memory behind: %s',
  async (times, how) => {
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
    await page.addInitScript(countTimers)
    // Gone with the first try, and never asked for again: what is measured is the page, not a queue.
    await page.route('**/v1/responses', (route) => route.fulfill({ status: 201, json: {} }))
    await page.goto(`${site.url}/t/`)
    await page.waitForFunction(() => window.askwell?.version)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    // Once warm: chunks are there, caches are filled, and code is compiled.
    await page.evaluate(showAndEnd, { count: 30, how })
    await page.waitForTimeout(500)
    const before = await standing(page, cdp)
    await page.evaluate(showAndEnd, { count: times, how })
    await page.evaluate(() => (window.askwell!('flush') as Promise<unknown>).then(() => {}))
    await page.waitForTimeout(500)
    const after = await standing(page, cdp)
    expect({ ...after, heap: undefined }).toEqual({ ...before, heap: undefined, timers: 0 })
    expect(after.heap - before.heap).toBeLessThan(100_000)
    await page.context().close()
  },
  120_000,
)
