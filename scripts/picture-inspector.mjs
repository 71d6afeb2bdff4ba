// Takes the picture that docs/explain.md shows: the inspector beside the prompt in the demo shop.
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
const page = await browser.newPage({ viewport: { width: 1080, height: 660 }, deviceScaleFactor: 1.25, reducedMotion: 'reduce' })
await page.goto(`${server.url}/shop/`)
await page.getByRole('button', { name: 'Add to cart' }).first().click()
await page.goto(`${server.url}/shop/checkout.html`)
await page.getByRole('button', { name: 'Place order' }).click()
await page.waitForURL('**/thanks.html')
await page.goto(`${page.url()}?askwell=debug`)
await page.getByRole('dialog').waitFor()
// Until it counts as shown.
await page.waitForTimeout(1500)
const panel = page.getByRole('complementary', { name: 'Askwell inspector' })
await panel.getByRole('button', { expanded: false }).first().click()
await page.mouse.move(900, 100)
await page.waitForTimeout(1200)
await page.screenshot({ path: `${root}docs/pictures/inspector.png` })
await browser.close()
await server.stop()
rmSync(dataDir, { recursive: true })
