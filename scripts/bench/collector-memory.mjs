// Memory of a collector over a million responses: resident bytes after 100,000 and at the end. `--responses=1000000`,
// `--postgres`. Exits with 1 when it grew by more than a quarter.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../postgres.mjs'
import { responseId, responseText } from './collector-response.mjs'

const GROWTH = 1.25
const BATCH = 100
const CLIENTS = 4
const option = process.argv.find((arg) => arg.startsWith('--responses='))
const total = Number(option?.split('=')[1] ?? 1_000_000)
const cli = fileURLToPath(new URL('../../packages/collector/dist/cli.js', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'askwell-memory-'))
const server = process.argv.includes('--postgres') ? await startPostgres() : undefined
const args = server ? ['--database', server.address()] : ['--data', dir]
const child = spawn(process.execPath, [cli, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
const url = /http:\S+\/v1/.exec(String((await once(child.stdout, 'data'))[0]))[0]

/** Linux says it there; in MiB. */
const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024

let sent = 0
const samples = []
async function client() {
  while (sent < total) {
    sent += BATCH
    const body = `[${Array.from({ length: BATCH }, () => responseText(responseId())).join()}]`
    const answer = await fetch(`${url}/responses`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
    await answer.arrayBuffer()
    if (sent % 50_000 < BATCH) samples.push([sent, resident()])
  }
}

try {
  await Promise.all(Array.from({ length: CLIENTS }, client))
} finally {
  child.kill('SIGTERM')
  await once(child, 'exit')
  await server?.remove()
  rmSync(dir, { recursive: true, force: true })
}
const early = samples.filter(([count]) => count <= total / 5).map(([, size]) => size)
const late = samples.filter(([count]) => count > (total * 4) / 5).map(([, size]) => size)
const mean = (sizes) => sizes.reduce((sum, size) => sum + size, 0) / sizes.length
for (const [count, size] of samples) console.log(`${String(count).padStart(9)}  ${size.toFixed(0)} MiB`)
const growth = mean(late) / mean(early)
console.log(`the last fifth ÷ the first fifth: ${growth.toFixed(2)}, at most ${GROWTH}`)
process.exit(growth <= GROWTH ? 0 : 1)
