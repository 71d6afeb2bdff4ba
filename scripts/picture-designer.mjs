// Takes the picture that docs/theme-designer.md shows: the designer with a preset and one pair of colours that fails.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveCollector } from '@askwell/collector'
import { chromium } from 'playwright-core'
import { findChromium } from './browsers.mjs'
import { mounts, surveysFile } from './demo.mjs'
import { root } from './packages.mjs'

const dataDir = mkdtempSync(join(tmpdir(), 'askwell-picture-'))
const server = await serveCollector({ port: 0, dataDir, surveysFile, mounts, signals: false })
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 1440, height: 860 }, deviceScaleFactor: 1.25, reducedMotion: 'reduce' })
await page.goto(`${server.url}/designer/#accent=%230f766e&muted=light-dark(%2394a3b8,%23a1a1ac)&radius=10px`)
await page.waitForFunction(() => {
  const holders = [...document.querySelectorAll('.holder')]
  return holders.length > 0 && holders.every(({ dataset }) => dataset.state === 'drawn')
})
await page.waitForTimeout(300)
await page.screenshot({ path: `${root}docs/pictures/designer.png` })
await browser.close()
await server.stop()
rmSync(dataDir, { recursive: true })
