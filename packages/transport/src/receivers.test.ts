import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Libsql from 'libsql'
import type { SurveyResponse } from '@askwell/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createOutbox } from './outbox.js'
import { fakeDevice } from './testing/fake-device.js'
import { aResponse } from './testing/response.js'
import type { Endpoint } from './types.js'

const folder = fileURLToPath(new URL('../../../examples/receivers', import.meta.url))

interface Row {
  id: string
  answeredAt: number
  response: SurveyResponse
}

const readFolder = (path: string): Row[] =>
  readdirSync(path)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ id: file.slice(0, -5), ...JSON.parse(readFileSync(join(path, file), 'utf8')) }))

function readSqlite(path: string): Row[] {
  const database = new Libsql(path)
  const rows = database.prepare('select id, answered_at as answeredAt, body from responses').all() as (Row & { body: string })[]
  database.close()
  return rows.map(({ body, ...row }) => ({ ...row, response: JSON.parse(body) }))
}

interface Receiver {
  file: string
  command: string
  args(file: string, port: number, dir: string): string[]
  read(path: string): Row[]
}

const receivers: Receiver[] = [
  { file: 'receiver.mjs', command: process.execPath, args: (file) => [file], read: readFolder },
  { file: 'receiver.py', command: 'python3', args: (file) => [file], read: readSqlite },
  { file: 'receiver.php', command: 'php', args: (file, port) => ['-S', `127.0.0.1:${port}`, file], read: readSqlite },
  { file: 'receiver.go', command: 'go', args: (file) => [file], read: readFolder },
]

/** CI has no PHP and no Go; Node and Python have to be there. */
const isMissing = ({ command }: Receiver) =>
  ['php', 'go'].includes(command) && spawnSync(command, ['--version'], { stdio: 'ignore' }).error !== undefined

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const is = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  socket.destroy()
  return is
}

/** The receiver as its page says to start it, and an outbox that sends to it. */
async function start({ file, command, args, read }: Receiver) {
  const dir = mkdtempSync(join(tmpdir(), 'askwell-receiver-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const port = await freePort()
  const path = join(dir, 'kept')
  let [program, run] = [command, args(join(folder, file), port, dir)]
  if (command === 'go') {
    program = join(dir, 'receiver')
    run = []
    execFileSync('go', ['build', '-o', program, join(folder, file)], { env: { ...process.env, GOCACHE: join(dir, 'cache') } })
  }
  const child = spawn(program, run, { env: { ...process.env, PORT: String(port), RESPONSES: path }, stdio: 'ignore', cwd: dir })
  onTestFinished(() => void child.kill('SIGKILL'))
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`)
    await sleep(20)
  }
  const url = `http://127.0.0.1:${port}/`
  const device = fakeDevice(undefined, undefined, Date.now())
  const flying = new Set<Promise<unknown>>()
  const open = (endpoint: Partial<Endpoint> = {}) => {
    const page = device.page((to, init) => {
      if (!device.online) return Promise.reject(new TypeError('Failed to fetch'))
      const answer = fetch(to, init)
      const whole = answer.then((response) => response.clone().text()).catch(() => {})
      flying.add(whole)
      void whole.finally(() => flying.delete(whole))
      return answer
    })
    const outbox = createOutbox({ project: 'p', endpoint: { url, ...endpoint }, host: page.host })
    onTestFinished(outbox.destroy)
    return outbox
  }
  /** Time passes, with the requests that it brings. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 1000) {
      await device.advance(Math.min(left, 1000))
      while (flying.size > 0) {
        await Promise.all(flying)
        await device.idle()
      }
    }
  }
  return { url, device, open, pass, rows: () => (existsSync(path) ? read(path) : []) }
}

const texts = ['plain', '😀 字 é', '\ud83d', 'a\0b', '"\\', '\u2028']

describe.each(receivers)('$file', (receiver) => {
  test.skipIf(isMissing(receiver))(
    'keeps each response of an outbox once, in its last revision, with the time at which it was given',
    async () => {
      const { url, device, open, pass, rows } = await start(receiver)

      const preflight = await fetch(url, {
        method: 'OPTIONS',
        headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
      })
      expect([preflight.status, preflight.headers.get('access-control-max-age')]).toEqual([204, '7200'])
      expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
      for (const header of ['content-type', 'idempotency-key', 'askwell-age'])
        expect(preflight.headers.get('access-control-allow-headers')).toContain(header)

      const outbox = open()
      const answers = texts.map((value, index) => ({ question: `q${index}`, type: 'text', value }))
      const response = aResponse({ answers, revision: 2 })
      await outbox.put(response)
      await pass(1000)
      expect(await outbox.pending()).toBe(0)
      expect(rows()).toMatchObject([{ id: response.id, response }])

      for (const revision of [1, 2]) {
        const again = await fetch(url, { method: 'POST', body: JSON.stringify({ ...response, revision, complete: false }) })
        expect(again.status).toBe(200)
        expect(rows()).toMatchObject([{ id: response.id, response }])
      }
      const last = { ...response, revision: 3, outcome: 'partial' as const }
      await outbox.put(last)
      await pass(1000)
      expect(rows()).toMatchObject([{ id: response.id, response: last }])

      device.online = false
      const late = aResponse()
      await outbox.put(late)
      await pass(1000)
      expect(rows()).toHaveLength(1)
      await device.advance(3_600_000)
      device.online = true
      const flushed = outbox.flush()
      await pass(5000)
      await flushed
      const row = rows().find(({ id }) => id === late.id)!
      expect(Math.abs(Date.now() - 3_600_000 - row.answeredAt)).toBeLessThan(60_000)

      const simple = open({ url: `${url}?key=1`, wire: 'simple' })
      const third = aResponse()
      await simple.put(third)
      await pass(1000)
      expect(rows().map(({ id }) => id)).toContain(third.id)

      for (const junk of ['', '{', '[]', 'null', '{"id":5}', '{"id":"../../x","revision":"one"}']) {
        const refused = await fetch(url, { method: 'POST', body: junk })
        expect([junk, refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([junk, 400, '*'])
      }
      expect(rows()).toHaveLength(3)
      expect(existsSync(join(tmpdir(), 'x.json'))).toBe(false)
    },
    60_000,
  )
})
