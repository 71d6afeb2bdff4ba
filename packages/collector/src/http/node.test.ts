import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { serveCollector } from '../serve.js'
import { responseOf } from '../testing/responses.js'
import { temporaryDir } from '../testing/temporary.js'

const SHOP = 'https://shop.example'

async function running() {
  const options = { port: 0, signals: false, dataDir: temporaryDir(), allowedOrigins: [SHOP], now: () => 1_800_000_000_000 }
  const server = await serveCollector(options)
  onTestFinished(server.stop)
  return server
}

type Running = Awaited<ReturnType<typeof running>>
interface Told {
  body: string
  headers?: Record<string, string>
  query?: string
}

const PER_CONNECTION = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'])
const comparable = async (response: Response) => ({
  status: response.status,
  headers: Object.fromEntries([...response.headers].filter(([name]) => !PER_CONNECTION.has(name))),
  body: await response.text(),
})
const init = ({ body, headers }: Told) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
})
const overSocket = async ({ url }: Running, told: Told) =>
  comparable(await fetch(`${url}/v1/responses${told.query ?? ''}`, init(told)))
const byFetch = async ({ collector }: Running, told: Told) =>
  comparable(await collector.fetch(new Request(`http://localhost/v1/responses${told.query ?? ''}`, init(told))))

const response = responseOf()
const good = JSON.stringify(response)

it.each<[string, Told]>([
  ['a response', { body: good }],
  ['a list', { body: JSON.stringify([response, { id: 7 }]) }],
  ['plain text', { body: good, headers: { 'content-type': 'text/plain; charset=UTF-8' } }],
  ['a page that is allowed', { body: good, headers: { origin: SHOP } }],
  ['a page that is not', { body: good, headers: { origin: 'https://evil.example' } }],
  ['another type', { body: good, headers: { 'content-type': 'text/html' } }],
  ['a packed body', { body: good, headers: { 'content-encoding': 'gzip' } }],
  ['no JSON', { body: '{"id":' }],
  ['nothing', { body: '' }],
  ['an empty list', { body: '[]' }],
  ['a wrong key', { body: good, headers: { 'idempotency-key': '"x:1"' } }],
  ['an age in the address', { body: good, query: '?age=1000&age=2' }],
  ['an age in a header', { body: good, headers: { 'askwell-age': '5' } }],
  ['what breaks the schema', { body: JSON.stringify({ ...response, extra: 1 }) }],
  ['half a character', { body: good.replace('"answered"', '"\ud83d"') }],
  ['more than a short body', { body: JSON.stringify(Array.from({ length: 90 }, () => response)) }],
])('%s over a socket is answered as it is by fetch', async (_, told) => {
  expect(await overSocket(await running(), told)).toEqual(await byFetch(await running(), told))
})

it('keeps a connection open after a refusal, and reads the next request from its start', async () => {
  const { port } = await running()
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  onTestFinished(() => void socket.destroy())
  let received = ''
  socket.on('data', (chunk) => (received += String(chunk)))
  const post = (type: string, body: string, last = '') =>
    `POST /v1/responses HTTP/1.1\r\nHost: localhost\r\n${last}Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  socket.write(post('text/html', good) + post('text/plain', good) + post('text/plain', good, 'Connection: close\r\n'))
  await once(socket, 'close')
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 415', 'HTTP/1.1 200', 'HTTP/1.1 200'])
  expect(received.match(/"status":"\w+"/g)).toEqual(['"status":"stored"', '"status":"duplicate"'])
})
