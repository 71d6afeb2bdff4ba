import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { walkAccessible } from './ax-firefox.js'
import type { Accessible, Engine, EngineOptions } from './engine.js'
import { eventually } from './eventually.js'
import { connectMarionette } from './marionette.js'
import { tabOf } from './webdriver.js'

const prefs = {
  'marionette.port': 0,
  // A mouse, which a machine without a display has not: precise, and it hovers.
  'ui.primaryPointerCapabilities': 6,
  'ui.allPointerCapabilities': 6,
  'network.disable-localhost-when-offline': true,
  // Nothing of the browser's own over the network.
  'app.normandy.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
}

/** Firefox by Marionette, the protocol beneath its WebDriver, which also reaches the accessibility tree. One page at a time. */
export async function openFirefox(binary: string, { reducedMotion, profile: kept }: EngineOptions): Promise<Engine> {
  const profile = kept ?? mkdtempSync(join(tmpdir(), 'askwell-firefox-'))
  const all = { ...prefs, 'ui.prefersReducedMotion': Number(reducedMotion) }
  const lines = Object.entries(all).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`)
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'user.js'), lines.join('\n'))
  rmSync(join(profile, 'MarionetteActivePort'), { force: true })
  const args = ['--headless', '--marionette', '-remote-allow-system-access', '--no-remote', '-profile', profile, 'about:blank']
  const child = spawn(binary, args, {
    stdio: 'ignore',
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1400', MOZ_HEADLESS_HEIGHT: '1200' },
  })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const portFile = join(profile, 'MarionetteActivePort')
  const port = Number(await eventually('Marionette', () => existsSync(portFile) && readFileSync(portFile, 'utf8'), 30_000))
  const { send, disconnect } = await connectMarionette(port)
  const session = (await send('NewSession', { capabilities: {} })) as { capabilities: { browserVersion: string } }

  await send('SetTimeouts', { script: 300_000 })

  /** Runs a script in the browser itself. */
  const inBrowser = async (script: string, ...values: unknown[]) => {
    await send('Marionette:SetContext', { value: 'chrome' })
    try {
      return await send('ExecuteScript', { script, args: values })
    } finally {
      await send('Marionette:SetContext', { value: 'content' })
    }
  }
  const tab = tabOf(send)
  return {
    name: 'firefox',
    version: session.capabilities.browserVersion,
    async open(url, { width = 1200, height = 800 } = {}) {
      // A window can't be as narrow as a phone; what shows the page in it can.
      await inBrowser(
        `const { style } = gBrowser.selectedBrowser
        for (const [side, length] of [['width', arguments[0]], ['height', arguments[1]]])
          for (const limit of ['', 'min-', 'max-']) style.setProperty(limit + side, length + 'px')`,
        width,
        height,
      )
      await tab.goto('about:blank')
      // A profile has one memory; the other engines forget with each page.
      if (!kept)
        await inBrowser(
          'return new Promise((done) => Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_DOM_STORAGES, done))',
        )
      await eventually('the viewport', async () => (await tab.evaluate(() => innerWidth)) === width)
      await tab.goto(url)
      return {
        ...tab,
        // The tree is made once somebody has asked for it.
        tree: () => eventually('the tree', () => inBrowser(walkAccessible) as Promise<Accessible | null>) as Promise<Accessible>,
        offline: (offline) => inBrowser('Services.io.offline = arguments[0]', offline),
        close: () => tab.goto('about:blank'),
      }
    },
    async close() {
      disconnect()
      process.off('exit', end)
      await new Promise((resolve) => {
        child.once('exit', resolve)
        end()
      })
      if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
