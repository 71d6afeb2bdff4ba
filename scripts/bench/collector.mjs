// The collector beside its own database, on SQLite and on PostgreSQL: how much of it is left when HTTP, checks and answers
// stand before it. Rounds in turn, medians, limits; exits with 1 when one is missed. `--rounds=7`, `--ms=1500`,
// `--only=sqlite|postgres`. A raw commit writes the same rows into the same tables, by the same driver.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openDatabase } from '@askwell/collector'
import { startPostgres } from '../postgres.mjs'

const LIMITS = { one: 0.7, many: 4, p99: 15 }
const CLIENTS = 64

const option = (name, byDefault) => Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? byDefault)
const rounds = option('rounds', 7)
const roundMs = option('ms', 1500)
const only = process.argv.find((arg) => arg.startsWith('--only='))?.split('=')[1]

const here = fileURLToPath(new URL('.', import.meta.url))
const run = promisify(execFile)
const measure = async (script, ...args) =>
  JSON.parse((await run(process.execPath, [join(here, script), ...args.map(String)])).stdout)
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** The built command, in a process of its own, and how to end it. */
async function startCollector(args) {
  const cli = join(here, '../../packages/collector/dist/cli.js')
  const child = spawn(process.execPath, [cli, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { port: /:(\d+)\/v1/.exec(String(line))[1], stop }
}

/** A server that reads the request and answers, and does nothing else: what HTTP costs by itself here and now. */
async function startEcho() {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-length': 2 }).end('{}'))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function measureHttp() {
  const server = await startEcho()
  const of = (clients) => measure('collector-load.mjs', server.address().port, clients, roundMs)
  await of(CLIENTS)
  const [one, many] = [await of(1), await of(CLIENTS)]
  server.close()
  console.log(`HTTP alone: one client ${one.perSecond.toFixed(0)}/s, ${CLIENTS} clients ${many.perSecond.toFixed(0)}/s`)
  return { one, many }
}

async function measureEngine(engine, place, args) {
  // Makes the tables that raw commits write into.
  await (await openDatabase(engine === 'sqlite' ? dirname(place) : place)).destroy()
  const collector = await startCollector(args)
  const found = { raw: [], one: [], many: [] }
  try {
    await measure('collector-load.mjs', collector.port, CLIENTS, 1500)
    for (let round = 0; round < rounds; round++) {
      found.raw.push(await measure('collector-raw.mjs', engine, place, roundMs))
      found.one.push(await measure('collector-load.mjs', collector.port, 1, roundMs))
      found.many.push(await measure('collector-load.mjs', collector.port, CLIENTS, roundMs))
    }
  } finally {
    await collector.stop()
  }
  const raw = found.raw.map(({ rows }) => rows)
  const each = (name, figure) => found[name].map((round, index) => figure(round, raw[index]))
  // Each round beside its own raw commits: the disk is another one from second to second.
  const ratio = (name) => median(each(name, ({ perSecond }, beside) => perSecond / beside.perSecond))
  return {
    engine,
    failed: [...found.one, ...found.many].reduce((sum, { failed }) => sum + failed, 0),
    raw: median(raw.map(({ perSecond }) => perSecond)),
    bare: median(found.raw.map(({ bare }) => bare.perSecond)),
    rawMs: median(raw.map(({ medianMs }) => medianMs)),
    one: median(each('one', ({ perSecond }) => perSecond)),
    many: median(each('many', ({ perSecond }) => perSecond)),
    p99: median(each('many', ({ p99Ms }, beside) => p99Ms / beside.medianMs)),
    oneRatio: ratio('one'),
    manyRatio: ratio('many'),
  }
}

function judge(http, { engine, failed, raw, bare, one, many, rawMs, oneRatio, manyRatio, p99 }) {
  const rows = [
    ['one client ÷ raw', oneRatio, '≥', LIMITS.one, oneRatio >= LIMITS.one],
    [`${CLIENTS} clients ÷ raw`, manyRatio, '≥', LIMITS.many, manyRatio >= LIMITS.many],
    [`p99 of ${CLIENTS} clients ÷ raw commit`, p99, '≤', LIMITS.p99, p99 <= LIMITS.p99],
    ['requests that failed', failed, '≤', 0, failed === 0],
  ]
  const shown = [raw, bare, one, many].map((figure) => figure.toFixed(0))
  console.log(`\n${engine}: raw ${shown[0]} commits/s (${rawMs.toFixed(2)} ms); of one bare row ${shown[1]}/s`)
  console.log(`  one client ${shown[2]}/s, ${CLIENTS} clients ${shown[3]}/s`)
  for (const [name, value, sign, limit, ok] of rows)
    console.log(`  ${ok ? 'ok    ' : 'MISSED'} ${name.padEnd(34)} ${value.toFixed(2).padStart(7)}  ${sign} ${limit}`)
  // What HTTP leaves over: no server on this machine does better.
  const bounds = [1 / (1 + raw / http.one.perSecond), http.many.perSecond / raw, http.many.p99Ms / rawMs].map((bound) =>
    bound.toFixed(2),
  )
  console.log(
    `  HTTP alone, and a raw commit after it: ${bounds[0]}; its ${CLIENTS} clients ÷ raw: ${bounds[1]}; their p99: ${bounds[2]}`,
  )
  return rows.every((row) => row[4])
}

const dir = mkdtempSync(join(tmpdir(), 'askwell-bench-'))
let ok = true
const http = await measureHttp()
try {
  if (only !== 'postgres')
    ok = judge(http, await measureEngine('sqlite', join(dir, 'raw/askwell.db'), ['--data', join(dir, 'collector')])) && ok
  if (only !== 'sqlite') {
    const server = await startPostgres()
    try {
      ok = judge(http, await measureEngine('postgres', server.address(), ['--database', server.address()])) && ok
    } finally {
      await server.remove()
    }
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}
process.exit(ok ? 0 : 1)
