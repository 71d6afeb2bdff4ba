import type { CDPSession, Page } from 'playwright-core'
import { accessibleOf, type AxNode } from './ax-chromium.js'
import { launch } from './chromium.js'
import type { Engine, EngineOptions, Tab } from './engine.js'

const tabOf = (page: Page, session: CDPSession): Tab => ({
  goto: async (url) => void (await page.goto(url)),
  evaluate: (run, argument) => page.evaluate(run as never, argument) as never,
  async press(...keys) {
    for (const key of keys) await page.keyboard.press(key)
  },
  async hold(key, times) {
    for (let time = 0; time < times; time++) await page.keyboard.down(key)
    await page.keyboard.up(key)
  },
  click: ({ x, y }) => page.mouse.click(x, y),
  hover: ({ x, y }) => page.mouse.move(x, y),
  screenshot: () => page.screenshot(),
  async tree() {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] }
    return accessibleOf(nodes)
  },
  slow: (rate) => session.send('Emulation.setCPUThrottlingRate', { rate }),
  offline: (offline) => page.context().setOffline(offline),
  close: () => page.context().close(),
})

/** Chromium by playwright; narrow pages have a touch screen. */
export async function openChromium(_path: string, { reducedMotion, backForwardCache }: EngineOptions): Promise<Engine> {
  const browser = await launch([], backForwardCache ? ['--disable-back-forward-cache'] : [])
  return {
    name: 'chromium',
    version: browser.version(),
    async open(url, { width = 1200, height = 800, scale = 1 } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        deviceScaleFactor: scale,
        hasTouch: width < 500,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      })
      const page = await context.newPage()
      await page.goto(url)
      return tabOf(page, await context.newCDPSession(page))
    },
    close: () => browser.close(),
  }
}
