import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Libsql from 'libsql'
import { expect, it, onTestFinished } from 'vitest'
import type { CollectorSettings } from './options.js'
import { serveCollector, type ListenOptions } from './serve.js'
import { responseOf } from './testing/responses.js'
import { temporaryDir } from './testing/temporary.js'

async function running(options: CollectorSettings & ListenOptions = {}, dataDir = temporaryDir()) {
  const server = await serveCollector({ port: 0, signals: false, dataDir, ...options })
  onTestFinished(server.stop)
  return server
}

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/v1/responses`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

/** Sends bytes as they are, and gives what came back until the server closed. */
async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  let received = ''
  socket.on('data', (chunk) => (received += String(chunk)))
  socket.end(request.replaceAll('\n', '\r\n'))
  await once(socket, 'close')
  return received
}

it('answers on both loopback addresses', async () => {
  const { port } = await running()
  for (const host of ['127.0.0.1', '[::1]', 'localhost'])
    expect((await fetch(`http://${host}:${port}/healthz`)).status, host).toBe(200)
})

it('says so when the port is taken, and leaves nothing open', async () => {
  const { port } = await running()
  await expect(running({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

it('stores what comes over a real socket, from 64 clients at once', async () => {
  const { url } = await running()
  const answers = await Promise.all(Array.from({ length: 64 }, () => post(url, JSON.stringify(responseOf()))))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 64 }, () => 200))
  const results = (await (await fetch(`${url}/v1/results`)).json()) as { surveys: { responses: number }[] }
  expect(results.surveys[0]!.responses).toBe(64)
})

it('refuses a body that is too long, declared or in chunks, and stays well', async () => {
  const { url, port } = await running()
  expect((await post(url, 'x'.repeat(600_000))).status).toBe(413)
  const chunk = `${(60_000).toString(16)}\n${'x'.repeat(60_000)}\n`
  const head = 'POST /v1/responses HTTP/1.1\nHost: localhost\nConnection: close\nContent-Type: text/plain\n'
  expect(await raw(port, `${head}Transfer-Encoding: chunked\n\n${chunk.repeat(10)}0\n\n`)).toMatch(/^HTTP\/1\.1 413/)
  expect((await post(url, JSON.stringify(responseOf()))).status).toBe(200)
})

it('shows results to nobody who came by another name', async () => {
  const { port } = await running()
  const ask = (path: string, host: string) => raw(port, `GET ${path} HTTP/1.1\nHost: ${host}\nConnection: close\n\n`)
  for (const path of ['/v1/results', '/v1/responses', '/v1/results/stream'])
    expect(await ask(path, 'rebound.example'), path).toMatch(/^HTTP\/1\.1 403/)
  expect(await ask('/v1/results', 'localhost.evil.example')).toMatch(/^HTTP\/1\.1 403/)
  expect(await ask('/v1/results', `127.0.0.1:${port}`)).toMatch(/^HTTP\/1\.1 200/)
  expect(await ask('/v1/surveys', 'rebound.example')).toMatch(/^HTTP\/1\.1 200/)
})

it('serves nothing outside a mount to a client that does not tidy its paths', async () => {
  const dir = temporaryDir()
  mkdirSync(join(dir, 'shop'))
  writeFileSync(join(dir, 'keys.txt'), 'keep out')
  const { port } = await running({ mounts: { '/shop/': join(dir, 'shop') } })
  for (const path of [
    '/shop/../keys.txt',
    '/shop/./../keys.txt',
    '/shop/%2e%2e/keys.txt',
    '/shop/..%2fkeys.txt',
    '/shop//../../keys.txt',
  ]) {
    const answer = await raw(port, `GET ${path} HTTP/1.1\nHost: localhost\nConnection: close\n\n`)
    expect(answer, path).toMatch(/^HTTP\/1\.1 40[04]/)
    expect(answer).not.toContain('keep out')
  }
})

it('ticks when something new was stored, and not for what it had', async () => {
  const { url } = await running()
  const stream = await fetch(`${url}/v1/results/stream`)
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader.read()).value).toContain('event: change\ndata: 0')
  const response = JSON.stringify(responseOf())
  await post(url, response)
  expect((await reader.read()).value).toContain('event: change\ndata: 1')
  await post(url, response)
  const next = await Promise.race([reader.read(), sleep(600, 'silence')])
  expect(next).toBe('silence')
  await reader.cancel()
})

it('stops while a stream is open and a slow request is under way, within its time', async () => {
  const server = await running()
  const stream = await fetch(`${server.url}/v1/results/stream`)
  const reader = stream.body!.getReader()
  await reader.read()
  const slow = connect(server.port, '127.0.0.1')
  slow.on('error', () => {})
  slow.write('POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n{')
  await once(slow, 'connect')
  const startedAt = performance.now()
  await server.stop()
  expect(performance.now() - startedAt).toBeLessThan(1500)
  expect((await reader.read()).done).toBe(true)
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow(TypeError)
  slow.destroy()
})

it('lets requests under way finish before it stops', async () => {
  const dataDir = temporaryDir()
  const server = await running({ maxWaiting: 5 }, dataDir)
  const lock = new Libsql(join(dataDir, 'askwell.db'))
  lock.exec('begin exclusive')
  const answers = Promise.all(Array.from({ length: 5 }, () => post(server.url, JSON.stringify(responseOf()))))
  // Five wait for the lock once a sixth is refused.
  while ((await post(server.url, '[]')).status !== 503) await sleep(5)
  const stopped = server.stop()
  setTimeout(() => {
    lock.exec('rollback')
    lock.close()
  }, 50)
  expect((await answers).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  await stopped
})
