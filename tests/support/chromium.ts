import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium'
if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: install it, or set CHROMIUM to its path`)

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = (more: string[] = [], without: string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...args, ...more], ignoreDefaultArgs: without })

/** A browser profile that outlives its tabs: what a person has after closing one. */
export const launchProfile = (folder: string, options: BrowserContextOptions = {}) =>
  chromium.launchPersistentContext(folder, { executablePath, args, ...options })

/** What the page says in the console and throws, and what its CSP refuses. */
export function listen(page: Page) {
  const heard = { warnings: [] as string[], errors: [] as string[], violations: [] as string[] }
  page.on('console', (message) => {
    const text = message.text()
    if (/Content Security Policy|Trusted Type/i.test(text)) heard.violations.push(text)
    else if (message.type() === 'warning') heard.warnings.push(text)
    else if (message.type() === 'error') heard.errors.push(text)
  })
  page.on('pageerror', (error) => heard.errors.push(String(error)))
  return heard
}
