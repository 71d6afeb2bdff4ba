// The server of a soak, a process of its own: the page, the built script, and the collector behind one that misbehaves one
// time in three. Every body that comes is written down before anything else happens to it.
//   node scripts/soak/server.mjs <port> <folder> <seed>
import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createCollector } from '@askwell/collector'
import { seeded } from '../herd/random.mjs'
import { packageDir } from '../packages.mjs'
import { misbehaviours } from './misbehaviour.mjs'
import { page, surveys } from './page.mjs'

const [port, folder, seed] = process.argv.slice(2)
const random = seeded(Number(seed))
const collector = await createCollector({ dataDir: folder })
const dist = `${packageDir('askwell')}/dist`
const names = Object.keys(misbehaviours)
let calm = false

const bodyOf = async (request) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function receive(request, answer) {
  const body = await bodyOf(request)
  const key = request.headers['idempotency-key']
  const hash = createHash('sha256').update(body).digest('hex')
  const misbehaviour = !calm && random() < 1 / 3 ? names[Math.floor(random() * names.length)] : undefined
  appendFileSync(`${folder}/arrivals.jsonl`, `${JSON.stringify({ key, hash, misbehaviour })}\n`)
  const store = async () => {
    const url = `http://localhost:${port}${request.url}`
    const stored = await collector.fetch(new Request(url, { method: 'POST', headers: request.headers, body }))
    return { status: stored.status, body: Buffer.from(await stored.arrayBuffer()) }
  }
  if (misbehaviour) return misbehaviours[misbehaviour](answer, store, random)
  const { status, body: text } = await store()
  answer.writeHead(status, { 'content-type': 'application/json' })
  return answer.end(text)
}

const serve = (answer, type, content) => {
  answer.writeHead(200, { 'content-type': type })
  answer.end(content)
}

function show(url, answer) {
  if (url === '/') return serve(answer, 'text/html', page)
  if (url === '/surveys.json') return serve(answer, 'application/json', surveys)
  if (url === '/memory') {
    globalThis.gc?.()
    return serve(answer, 'application/json', JSON.stringify({ bytes: process.memoryUsage().rss }))
  }
  if (url === '/calm') calm = true
  if (/^\/askwell(\.js|\/[\w./-]+\.js)$/.test(url) && !url.includes('..'))
    return serve(answer, 'text/javascript', readFileSync(dist + url))
  answer.writeHead(url === '/calm' ? 204 : 404)
  return answer.end()
}

createServer((request, answer) => {
  const done = request.method === 'POST' ? receive(request, answer) : Promise.resolve().then(() => show(request.url, answer))
  // A client that is gone, or a file that isn't there.
  done.catch(() => answer.destroy())
}).listen(Number(port), '127.0.0.1', () => process.send?.('listening'))
