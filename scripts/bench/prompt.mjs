// What a page pays to load Askwell, and a person waits from the event to the visible prompt, beside Sentry's feedback form:
// in Chromium, on built files, at full speed and with the CPU slowed four times. Contestants take turns in one browser.
// `--with=npm` adds Askwell as an app's own vite bundles it; `--runs=15 --write` writes the table into docs/performance.md.
import { chromium } from 'playwright-core'
import { ensureChromium } from '../browsers.mjs'
import { contestants } from './prompt-contestants.mjs'
import { judge } from './prompt-judge.mjs'
import { measure, openStage } from './prompt-page.mjs'
import { tableOf, writeTable } from './prompt-table.mjs'

const argument = (name, standard) => process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1] ?? standard
const runs = Number(argument('runs', 15))
const rates = [1, 4]

const executablePath = ensureChromium()
if (!executablePath) {
  console.log('- Chromium: not on this machine')
  process.exit(0)
}
const names = ['nothing', 'askwell', 'sentry', ...argument('with', '').split(',').filter(Boolean)]
const parts = {}
for (const name of names) parts[name] = await contestants[name]()

const stage = await openStage()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const found = Object.fromEntries(names.map((name) => [name, { label: parts[name].name, files: parts[name].files, 1: [], 4: [] }]))
try {
  for (const rate of rates)
    // One more than are counted: the first warms up the browser and the machine.
    for (let run = 0; run <= runs; run++) {
      process.stderr.write(`\rx${rate}: ${run} of ${runs} `)
      for (const name of run % 2 ? names.toReversed() : names) {
        const once = await measure(browser, stage, parts[name], rate)
        if (run) found[name][rate].push(once)
      }
    }
} finally {
  await browser.close()
  stage.close()
}
process.stderr.write('\r')

const table = tableOf(found, names)
console.log(`${table}\n`)
if (process.argv.includes('--write')) writeTable(table)
const verdicts = judge(found)
for (const { isMet, text } of verdicts) console.log(`${isMet ? '✓' : '✗'} ${text}`)
process.exit(verdicts.every(({ isMet }) => isMet) ? 0 : 1)
