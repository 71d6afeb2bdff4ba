// Takes the picture that docs/simulate.md shows: the report of a shop's surveys. Expects a build.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from './browsers.mjs'
import { root } from './packages.mjs'

const dir = mkdtempSync(join(tmpdir(), 'askwell-picture-'))
const report = join(dir, 'report.html')
const repeat = { every: '90d', afterDismiss: '90d' }
const document = {
  caps: { cooldown: '7d', atMost: { prompts: 3, within: '90d' }, grace: { sessions: 2 } },
  surveys: [
    { id: 'post-purchase', questions: [{ type: 'csat' }], trigger: { event: 'purchase', delay: '2s' }, repeat },
    { id: 'search', questions: [{ type: 'thumbs' }], trigger: { event: 'search', delay: '10s', count: 2 }, repeat },
    {
      id: 'nps',
      questions: [{ type: 'nps' }],
      trigger: { event: 'login' },
      audience: { 'respondent.sessions': { $gte: 5 } },
      repeat,
    },
  ],
}
writeFileSync(join(dir, 'surveys.json'), JSON.stringify(document))
const cli = `${root}packages/cli/dist/cli.js`
execFileSync(process.execPath, [cli, 'simulate', 'surveys.json', '--people', '20000', '--html', report], { cwd: dir })
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 1180, height: 760 }, colorScheme: 'light' })
await page.goto(pathToFileURL(report).href)
await page.screenshot({ path: `${root}docs/pictures/simulate.png` })
await browser.close()
rmSync(dir, { recursive: true })
