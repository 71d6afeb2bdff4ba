import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { launchProfile } from '../support/chromium.js'
import { openEngine, type Engine, type EngineName, type Tab } from '../support/engine.js'
import { eventually } from '../support/eventually.js'
import { killAll, processesOf, renderersOf } from './processes.js'

type Evaluating = Pick<Tab, 'evaluate' | 'goto'>

/** A browser whose profile outlives it. */
export interface Device {
  name: EngineName
  folder: string
  /** A page of the world; starts the browser when it doesn't run. */
  visit(url: string): Promise<Evaluating>
  /** SIGKILL, now. */
  killBrowser(): void
  killRenderers(): void
  /** Until the next `visit`; in the browser's own way. */
  quit?(): Promise<void>
  page?(): Page
  close(): Promise<void>
}

const world = async (tab: Evaluating) => {
  await eventually('the world', () => tab.evaluate(() => 'world' in window))
  return tab
}

function chromiumDevice(folder: string): Omit<Device, 'close' | 'folder'> {
  let context: BrowserContext | undefined
  let page: Page | undefined
  const gone = () => {
    context = undefined
  }
  return {
    name: 'chromium',
    async visit(url) {
      context ??= (await launchProfile(folder)).on('close', gone)
      page = await context.newPage()
      await page.goto(url)
      return world(page as unknown as Evaluating)
    },
    page: () => page!,
    killBrowser() {
      killAll(processesOf(folder))
      gone()
    },
    killRenderers: () => killAll(renderersOf(folder)),
    async quit() {
      await context?.close().catch(() => {})
      gone()
    },
  }
}

function firefoxDevice(folder: string): Omit<Device, 'close' | 'folder'> {
  let engine: Engine | undefined
  let ending: Promise<void> | undefined
  const end = () => {
    ending = engine?.close()
    engine = undefined
  }
  return {
    name: 'firefox',
    async visit(url) {
      await ending
      engine ??= await openEngine('firefox', { profile: folder })
      return world(await engine.open(url))
    },
    killBrowser() {
      killAll(processesOf(folder))
      end()
    },
    killRenderers: () => killAll(renderersOf(folder)),
  }
}

/** @param folder Default: a new one, which `close` removes. */
export function openDevice(name: 'chromium' | 'firefox', folder = mkdtempSync(join(tmpdir(), 'askwell-device-'))): Device {
  const device = name === 'chromium' ? chromiumDevice(folder) : firefoxDevice(folder)
  return {
    ...device,
    folder,
    async close() {
      await device.quit?.()
      device.killBrowser()
      await eventually('the end of the browser', () => processesOf(folder).length === 0)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
