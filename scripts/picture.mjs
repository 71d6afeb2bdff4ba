// Takes the picture that README.md shows: the prompt on the demo shop's thank-you page.
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
const page = await browser.newPage({ viewport: { width: 1200, height: 640 }, deviceScaleFactor: 2 })
await page.goto(`${server.url}/shop/`)
await page.getByRole('button', { name: 'Add to cart' }).first().click()
await page.goto(`${server.url}/shop/checkout.html`)
await page.getByRole('button', { name: 'Place order' }).click()
await page.getByRole('dialog').waitFor()
await page.getByRole('radio').nth(3).hover()
await page.waitForTimeout(400)
await page.screenshot({ path: `${root}docs/pictures/prompt.png` })
await browser.close()
await server.stop()
rmSync(dataDir, { recursive: true })
