// `askwell simulate` against merely parsing the same log: how fast, and how much memory. Expects a build.
//   node scripts/bench/simulate.mjs [--events 5000000] [--people 20000] [--runs 3] [--quick]
// Each measurement is a process of its own, in alternation; the figures are medians. Memory is held against a log of a
// tenth the length with the same people. `--quick` takes a fifth of both. Exit code 1 when a document is over its budget.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from '../packages.mjs'

const { values } = parseArgs({
  options: {
    events: { type: 'string' },
    people: { type: 'string' },
    runs: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
  },
})
const events = Number(values.events ?? (values.quick ? 1e6 : 5e6))
const people = Number(values.people ?? (values.quick ? 4000 : 20_000))
const runs = Number(values.runs)
if (people > events / 10) throw new Error('everybody has to come in the first tenth of the log: fewer --people, or more --events')
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
  'events that all lines are': {
    surveys: [
      survey({
        trigger: [
          { event: 'page_view', page: '/shop/**' },
          { event: 'view_item', where: { list: 'home' }, count: 2, within: '7d' },
          { event: 'purchase', where: { value: { $gte: 20 } } },
          ...['scroll', 'search', 'add_to_cart', 'login'].map((event) => ({ event })),
        ],
        audience: { 'respondent.sessions': { $gte: 2 } },
        repeat: { every: '30d' },
        sample: 0.5,
      }),
    ],
    caps: { cooldown: '7d', atMost: { prompts: 3, within: '90d' } },
  },
}
const limits = { time: 2, memory: 1.5 }

const files = Object.values(documents).map((document, index) => {
  const file = join(work, `${index}.json`)
  writeFileSync(file, JSON.stringify(document))
  return file
})
const log = writeLog(events)
const shorter = writeLog(events / 10)
const simulated = (file, events) => measure([cli, 'simulate', file, '--events', events, '--json'])
const rounds = Array.from({ length: runs }, () => ({
  parsed: measure([parser, log]),
  full: files.map((file) => simulated(file, log)),
  tenth: files.map((file) => simulated(file, shorter)),
}))
const base = median(rounds.map(({ parsed }) => parsed.seconds))

console.log(`${events.toLocaleString('en')} events of ${people.toLocaleString('en')} people, medians of ${runs}`)
console.log(`JSON.parse alone takes ${base.toFixed(2)} s: ${rate(base)} a second`)
Object.keys(documents).forEach((name, index) => {
  const seconds = median(rounds.map(({ full }) => full[index].seconds))
  const [most, less] = ['full', 'tenth'].map((length) => median(rounds.map((round) => round[length][index].peakMb)))
  const [time, memory] = [seconds / base, most / less]
  console.log(`\n${name}`)
  console.log(
    `${tick(time <= limits.time)} time    ${seconds.toFixed(2)} s, ${rate(seconds)} a second: ${time.toFixed(2)} times as long (at most ${limits.time})`,
  )
  console.log(
    `${tick(memory <= limits.memory)} memory  ${most} MB; ${less} MB for a tenth of the log: ${memory.toFixed(2)} times as much (at most ${limits.memory})`,
  )
})

/** Says whether a figure is within its budget, and remembers one that isn't. */
function tick(isWithin) {
  if (!isWithin) process.exitCode = 1
  return isWithin ? '✓' : '✗'
}

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
    // Everybody comes early, so that a part of the log has as many people as the whole.
    const person = index < people ? index : Math.floor(random() * people)
    const respondent = `user-${person.toString(36).padStart(8, '0')}`
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
