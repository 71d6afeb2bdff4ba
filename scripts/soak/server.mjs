// The server of a soak, a process of its own: the collector behind one that misbehaves one time in three. Every body that comes is written down before anything else happens to it.
//   node scripts/soak/server.mjs <port> <folder> <seed>
import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createCollector } from '@askwell/collector'
import { seeded } from '../herd/random.mjs'
import { give, misbehaviours } from './misbehaviour.mjs'

const [port, folder, seed] = process.argv.slice(2)
const random = seeded(Number(seed))
const collector = await createCollector({ dataDir: folder })
const names = Object.keys(misbehaviours)
let calm = false

// It does not outlive who started it.
process.on('disconnect', () => process.exit())

const bodyOf = async (request) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What the collector says, its CORS headers included. */
async function ask(request, body) {
  const url = `http://localhost:${port}${request.url}`
  const answer = await collector.fetch(new Request(url, { method: request.method, headers: request.headers, body }))
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) }
}

async function receive(request, answer) {
  const body = await bodyOf(request)
  const key = request.headers['idempotency-key']
  const hash = createHash('sha256').update(body).digest('hex')
  const misbehaviour = !calm && random() < 1 / 3 ? names[Math.floor(random() * names.length)] : undefined
  appendFileSync(`${folder}/arrivals.jsonl`, `${JSON.stringify({ key, hash, misbehaviour })}\n`)
  const store = () => ask(request, body)
  if (misbehaviour) return misbehaviours[misbehaviour](answer, store, random)
  return give(answer, await store())
}

function control(url, answer) {
  if (url === '/calm') calm = true
  globalThis.gc?.()
  answer.end(JSON.stringify({ bytes: process.memoryUsage().rss }))
}

createServer((request, answer) => {
  const serve = async () => {
    if (request.method === 'POST') return receive(request, answer)
    if (request.method === 'OPTIONS') return give(answer, await ask(request))
    return control(request.url, answer)
  }
  // A client that is gone.
  serve().catch(() => answer.destroy())
}).listen(Number(port), '127.0.0.1', () => process.send?.('listening'))
