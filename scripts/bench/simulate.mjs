// `askwell simulate` against merely parsing the same log: how fast, and how much memory. Expects a build.
//   node scripts/bench/simulate.mjs [--events 5000000] [--people 20000] [--runs 5]
// Each measurement is a process of its own, in alternation; the figures are medians. Memory is held against a log of a
// tenth the length with the same people.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from '../packages.mjs'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '5000000' },
    people: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '5' },
  },
})
const [events, people, runs] = [values.events, values.people, values.runs].map(Number)
const cli = `${root}packages/cli/dist/cli.js`
const parser = fileURLToPath(new URL('parse-log.mjs', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'askwell-bench-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const survey = (more) => ({ id: 'after-purchase', questions: [{ type: 'csat' }], ...more })
const documents = {
  'an event that 3 % of lines are': {
    surveys: [
      survey({
        trigger: { event: 'purchase', where: { value: { $gte: 20 } }, delay: '2s' },
        repeat: { every: '90d', afterDismiss: '180d' },
        sample: 0.5,
      }),
    ],
    caps: { cooldown: '7d', atMost: { prompts: 3, within: '90d' }, grace: { sessions: 2 } },
  },
  'an event that 37 % of lines are': {
    surveys: [survey({ trigger: { event: 'page_view', page: '/shop/**', count: 3, delay: '5s' }, sample: 0.25 })],
  },
}
/** What the figures of the first document must be; those of the second are told, and not judged. */
const limits = { time: 2, memory: 1.5 }

const log = writeLog(events)
const shorter = writeLog(events / 10)
let failed = 0
console.log(`${events.toLocaleString('en')} events of ${people.toLocaleString('en')} people, medians of ${runs}`)
Object.entries(documents).forEach(([name, document], index) => {
  const file = join(work, `${index}.json`)
  writeFileSync(file, JSON.stringify(document))
  const parsed = []
  const simulated = []
  for (let run = 0; run < runs; run++) {
    parsed.push(measure([parser, log]))
    simulated.push(measure([cli, 'simulate', file, '--events', log, '--json']))
  }
  const [base, ours] = [parsed, simulated].map((all) => median(all.map(({ seconds }) => seconds)))
  const memory = median(simulated.map(({ peakMb }) => peakMb))
  const less = measure([cli, 'simulate', file, '--events', shorter, '--json']).peakMb
  const isFast = ours <= limits.time * base
  const isFlat = memory <= limits.memory * less
  if (index === 0 && !(isFast && isFlat)) failed++
  console.log(`\n${name}`)
  const speed = `${rate(ours)} a second; JSON.parse alone ${base.toFixed(2)} s, ${rate(base)}`
  console.log(
    `${isFast ? '✓' : '✗'} time    ${ours.toFixed(2)} s, ${speed}: ${(ours / base).toFixed(2)} times as long (at most ${limits.time})`,
  )
  console.log(
    `${isFlat ? '✓' : '✗'} memory  ${memory} MB at most; ${less} MB for a tenth of the log (at most ${limits.memory} times)`,
  )
})
process.exitCode = failed ? 1 : 0

/** CPU seconds of the process, so that what else the machine does counts little, and its greatest memory. */
function measure(args) {
  const script = `process.on('exit', () => {
    const { user, system } = process.cpuUsage()
    process.stderr.write('\\n' + JSON.stringify({ seconds: (user + system) / 1e6, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }))
  })`
  const hook = `data:text/javascript,${encodeURIComponent(script)}`
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stderr.trim().split('\n').at(-1))
}

function median(list) {
  return list.sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

function rate(seconds) {
  return `${(events / seconds / 1e6).toFixed(2)} M lines`
}

function writeLog(count) {
  const file = join(work, `${count}.ndjson`)
  const kinds = [
    ...Array.from({ length: 11 }, () => 'page_view'),
    ...Array.from({ length: 8 }, () => 'view_item'),
    'scroll',
    'scroll',
    'scroll',
    'scroll',
    'search',
    'search',
    'add_to_cart',
    'add_to_cart',
    'login',
    'login',
    'purchase',
  ]
  let seed = 1
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32
  const output = openSync(file, 'w')
  const beginAt = Date.UTC(2026, 0, 1)
  let text = ''
  for (let index = 0; index < count; index++) {
    const name = kinds[Math.floor(random() * kinds.length)]
    const respondent = `user-${Math.floor(random() * people)
      .toString(36)
      .padStart(8, '0')}`
    const at = new Date(beginAt + Math.floor((index / count) * 90 * 864e5)).toISOString()
    const properties =
      name === 'purchase'
        ? { value: Math.floor(random() * 100), currency: 'EUR', items: [{ item_id: `sku-${index % 97}`, quantity: 1 }] }
        : name === 'page_view'
          ? { path: `/shop/${Math.floor(random() * 100)}`, title: 'Coffee and more' }
          : { item_id: `sku-${index % 97}`, list: 'home' }
    text += `${JSON.stringify({ respondent, at, name, properties })}\n`
    if (text.length > 1 << 20) {
      writeSync(output, text)
      text = ''
    }
  }
  writeSync(output, text)
  closeSync(output)
  return file
}
