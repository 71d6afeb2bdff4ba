import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import Libsql from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { LIMIT_FLAGS, LIMIT_HELP, limitsFrom } from './limit-flags.js'
import type { CollectorSettings } from './options.js'
import { serveCollector } from './serve.js'
import { testCollector } from './testing/collector.js'
import { answerOf, responseOf } from './testing/responses.js'
import { temporaryDir } from './testing/temporary.js'

const SHOP = 'https://shop.example'
const cors = (headers: Headers) => [headers.get('access-control-allow-origin'), headers.get('access-control-expose-headers')]
const READABLE = ['*', expect.stringContaining('Retry-After')]

/** Posts from an address, as the server would tell it. */
async function addressed(settings: CollectorSettings) {
  const { fetch } = await testCollector(settings)
  return async (address: string, body: unknown = responseOf(), headers: Record<string, string> = {}, path = '/v1/responses') => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
    return fetch(new Request(`http://localhost${path}`, init), { address })
  }
}

describe('too many', () => {
  it('from one address are 429 with Retry-After, that a page can read, and cost other addresses nothing', async () => {
    const post = await addressed({ ratePerAddress: 2 })
    expect([(await post('203.0.113.7')).status, (await post('203.0.113.7')).status]).toEqual([200, 200])
    const late = await post('203.0.113.7')
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '30'])
    expect(cors(late.headers)).toEqual(READABLE)
    expect(await late.json()).toMatchObject({ error: { code: 'too_many_requests', message: expect.stringContaining('30 s') } })
    expect((await post('203.0.113.8')).status).toBe(200)
  })

  it('of a batch count each', async () => {
    const post = await addressed({ ratePerAddress: 10 })
    expect(
      (
        await post(
          '203.0.113.7',
          Array.from({ length: 15 }, () => responseOf()),
        )
      ).status,
    ).toBe(200)
    const late = await post('203.0.113.7')
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '36'])
  })

  it('of a project are 429 for everyone', async () => {
    const post = await addressed({ ratePerProject: 1, ratePerAddress: 0 })
    expect((await post('203.0.113.7')).status).toBe(200)
    expect((await post('203.0.113.8')).status).toBe(429)
  })

  it('from loopback are no one address: this machine, or a proxy that stands for everyone', async () => {
    const post = await addressed({ ratePerAddress: 1 })
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.1']) expect((await post(address)).status).toBe(200)
  })

  it('are told apart by X-Forwarded-For behind a proxy, and never by it without one', async () => {
    const forwarded = (address: string) => ({ 'x-forwarded-for': address })
    const direct = await addressed({ ratePerAddress: 1 })
    expect((await direct('203.0.113.7', undefined, forwarded('1.1.1.1'))).status).toBe(200)
    expect((await direct('203.0.113.7', undefined, forwarded('2.2.2.2'))).status).toBe(429)
    const behind = await addressed({ ratePerAddress: 1, trustProxy: 1 })
    expect((await behind('127.0.0.1', undefined, forwarded('9.9.9.9, 1.1.1.1'))).status).toBe(200)
    expect((await behind('127.0.0.1', undefined, forwarded('8.8.8.8, 1.1.1.1'))).status).toBe(429)
    expect((await behind('127.0.0.1', undefined, forwarded('2.2.2.2'))).status).toBe(200)
  })

  it('sign-ins are guesses', async () => {
    const post = await addressed({ adminToken: 'correct horse battery' })
    const statuses = new Set<number>()
    for (let n = 0; n < 31; n++) statuses.add((await post('203.0.113.7', { token: 'wrong' }, {}, '/v1/session')).status)
    expect([...statuses]).toEqual([401, 429])
  })

  it('under way are 503 with Retry-After, as requests and as bytes, and all is well once they are done', async () => {
    for (const limit of [{ maxRequests: 3 }, { maxBytes: 3 * JSON.stringify(responseOf()).length - 1 }]) {
      const { post, stored, dataDir } = await testCollector(limit)
      const lock = new Libsql(join(dataDir, 'askwell.db'))
      lock.exec('begin exclusive')
      const waiting = Promise.all([post(responseOf()), post(responseOf()), post(responseOf())])
      await new Promise((resolve) => setTimeout(resolve, 60))
      const late = await post(responseOf())
      expect([late.status, late.headers.get('retry-after'), late.body.error.code]).toEqual([503, '5', 'overloaded'])
      expect(cors(late.headers)).toEqual(READABLE)
      lock.exec('rollback')
      lock.close()
      const kept = (await waiting).filter(({ status }) => status === 200)
      expect(kept.length).toBe('maxRequests' in limit ? 3 : 2)
      expect((await post(responseOf())).status).toBe(200)
      expect(await stored()).toHaveLength(kept.length + 1)
    }
  })
})

describe('a body', () => {
  async function raw(settings: CollectorSettings, request: string, end = false) {
    const errors: unknown[] = []
    const server = await serveCollector({
      port: 0,
      signals: false,
      dataDir: temporaryDir(),
      onError: (error) => errors.push(error),
      ...settings,
    })
    onTestFinished(server.stop)
    const socket = connect(server.port, '127.0.0.1').setEncoding('utf8')
    let received = ''
    socket.on('data', (chunk) => (received += String(chunk)))
    const head = `POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nOrigin: ${SHOP}\r\nContent-Type: text/plain\r\n`
    if (end) socket.end(head + request)
    else socket.write(head + request)
    await once(socket, 'close')
    return { received, errors, server }
  }

  it.each([
    ['declared', 'Content-Length: 100\r\n\r\n{'],
    ['declared, and long', 'Content-Length: 400000\r\n\r\n{'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n'],
  ])('that takes too long, %s, is 408, and its connection is closed', async (_, request) => {
    const { received, errors } = await raw({ bodyTimeoutMs: 80 }, request)
    expect(received).toMatch(/^HTTP\/1\.1 408/)
    expect(received).toMatch(/access-control-allow-origin: \*/i)
    expect(received).toMatch(/connection: close/i)
    expect(errors).toEqual([])
  })

  it.each([
    ['declared', 'Content-Length: 100\r\n\r\n{'],
    ['declared, and long', 'Content-Length: 400000\r\n\r\n{'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{\r\n'],
  ])('that ends too early, %s, is no failure of the server', async (_, request) => {
    const { received, errors, server } = await raw({}, request, true)
    expect(received).toMatch(/^(?:HTTP\/1\.1 400|$)/)
    expect(errors).toEqual([])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  it('whose key is of another response or revision is 422 with the reason, and is not kept', async () => {
    const { post, stored } = await testCollector()
    const response = responseOf()
    for (const key of [`"${response.id}:2"`, '"other:1"', '', `"${response.id}"`]) {
      const { status, headers, body } = await post(response, { 'idempotency-key': key })
      expect([status, body.error.code]).toEqual([422, 'key_mismatch'])
      expect(body.error.message).toContain(`expected "${response.id}:1"`)
      expect(cors(headers)).toEqual(READABLE)
    }
    expect(await stored()).toEqual([])
    expect((await post(response, { 'idempotency-key': `"${response.id}:1"` })).status).toBe(200)
  })

  it('of several has all their keys in order', async () => {
    const { post } = await testCollector()
    const both = [responseOf(), responseOf({ revision: 2 })]
    const key = `"${both[0]!.id}:1,${both[1]!.id}:2"`
    expect((await post(both.toReversed(), { 'idempotency-key': key })).status).toBe(422)
    expect((await post(both, { 'idempotency-key': key })).status).toBe(200)
    expect((await post([...both, {}], { 'idempotency-key': key })).status).toBe(200)
  })

  it('of several has one age for all, or one for each', async () => {
    const now = 1_800_000_000_000
    const { post, stored } = await testCollector({ now: () => now })
    const three = () => [1, 2, 3].map(() => responseOf({ answeredAt: now - 7 }))
    const ages = async () => (await stored()).map(({ occurredAt }) => now - occurredAt).sort((a, b) => a - b)
    await post(three(), { 'askwell-age': '1000, 2000,soon' })
    expect(await ages()).toEqual([7, 1000, 2000])
    await post(three(), {}, '?age=30')
    expect(await ages()).toEqual([7, 30, 30, 30, 1000, 2000])
    await post(three(), { 'askwell-age': '1,2' })
    expect(await ages()).toEqual([7, 7, 7, 7, 30, 30, 30, 1000, 2000])
  })

  it('with a key twice has the last of both, as every JSON parser that people use takes it', async () => {
    const { post, stored } = await testCollector()
    const text = JSON.stringify(responseOf({ surveyId: 'second' }))
    expect((await post(text.replace('{', '{"survey":{"id":"first","hash":""},'))).status).toBe(200)
    expect((await stored()).map(({ survey }) => survey.id)).toEqual(['second'])
  })

  it('is kept as it was sent, keys of the prototype included', async () => {
    const { post, stored } = await testCollector()
    const text = JSON.stringify(responseOf()).replace(
      '"id":"r-1"',
      '"id":"r-1","attributes":{"__proto__":{"a":"\\u0000"},"toString":1}',
    )
    expect((await post(text)).status).toBe(200)
    const [{ occurredAt, receivedAt, ...kept }] = (await stored()) as [Awaited<ReturnType<typeof stored>>[0]]
    expect(JSON.stringify(kept)).toBe(text)
    expect(occurredAt).toBeLessThanOrEqual(receivedAt)
  })

  it.each([
    ['1e999', 'respondent.attributes.n', 'the number is too large'],
    [`[${'1,'.repeat(10_001)}1]`, '', 'more than 10000 values'],
    [`${'['.repeat(2050)}${']'.repeat(2050)}`, '', 'nested deeper than 2048 levels'],
  ])('that holds %.12s… is refused with the place', async (junk, path, message) => {
    const { post } = await testCollector()
    const { status, body } = await post(
      JSON.stringify(responseOf()).replace('"id":"r-1"', `"id":"r-1","attributes":{"n":${junk}}`),
    )
    expect([status, body.verdicts[0]!.issues]).toEqual([400, [{ path, message }]])
  })

  it('of a thousand mistakes is told of twenty', async () => {
    const { post } = await testCollector()
    const extra = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${'k'.repeat(300)}${index}`, 1]))
    const { issues } = (await post({ ...responseOf(), ...extra })).body.verdicts[0]!
    expect(issues).toHaveLength(20)
    expect(Math.max(...issues.map(({ path }) => path.length))).toBe(200)
  })

  it('with an option that no database could have as a key is counted under one that it can', async () => {
    const { post, stored, request } = await testCollector()
    const value = ['a\0', 'a\ud800', `${'x'.repeat(99)}😀`, 'other:\0\ud800']
    expect((await post(responseOf({ answers: [answerOf('choice', value)] }))).status).toBe(200)
    expect((await stored())[0]!.answers[0]!.value).toEqual(value)
    const results = JSON.stringify(await (await request('/v1/results')).json())
    expect(results).not.toContain('"a"')
    for (const key of ['a\ufffd', `${'x'.repeat(99)}\ufffd`]) expect(results).toContain(`"${key}"`)
  })

  it('that is older than a year is not believed', async () => {
    const now = 1_800_000_000_000
    const { post, stored } = await testCollector({ now: () => now })
    await post(responseOf({ answeredAt: now - 5 }), { 'askwell-age': '999999999999999' })
    await post(responseOf(), { 'askwell-age': String(60 * 86_400_000) })
    expect((await stored()).map(({ occurredAt }) => now - occurredAt)).toEqual([5, 60 * 86_400_000])
  })
})

describe('errors', () => {
  it('of every kind can be read by a page of another origin', async () => {
    const broken = { transaction: () => ({ execute: () => Promise.reject(new Error('boom')) }) } as never
    const { post } = await testCollector({ database: broken })
    const { status, headers } = await post(responseOf(), { origin: SHOP })
    expect([status, ...cors(headers)]).toEqual([500, ...READABLE])
  })
})

describe('GET /readyz', () => {
  it('is 200 while the database can commit, and 503 while it cannot', async () => {
    const { request, stored, dataDir } = await testCollector({ lockWaitMs: 20 })
    const lock = new Libsql(join(dataDir, 'askwell.db'))
    lock.exec('begin exclusive')
    const away = await request('/readyz')
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2'])
    lock.exec('rollback')
    lock.close()
    await new Promise((resolve) => setTimeout(resolve, 1050))
    expect(await (await request('/readyz')).json()).toEqual({ status: 'ready' })
    expect(await stored()).toEqual([])
  })
})

describe('limits', () => {
  it.each([
    [{ ratePerAddress: -1 }, /ratePerAddress: expected a whole number from 0, not -1/],
    [{ ratePerProject: 1.5 }, /ratePerProject/],
    [{ trustProxy: true as never }, /trustProxy: .* not true/],
    [{ maxRequests: 0 }, /maxRequests: .* from 1/],
    [{ maxBytes: Number.NaN }, /maxBytes/],
    [{ allowedOrigins: ['shop.example'] }, /"shop\.example" is not an origin/],
    [{ allowedOrigins: [] }, /at least one/],
  ] as [CollectorSettings, RegExp][])('%j are refused with a reason', async (settings, reason) => {
    await expect(testCollector(settings)).rejects.toThrow(reason)
  })

  it('are read from flags', () => {
    const flags = {
      origins: 'https://a.example,https://*.b.example',
      'trust-proxy': '1',
      'rate-per-address': '60',
      'max-mib': '8',
    }
    expect(limitsFrom(flags)).toMatchObject({
      allowedOrigins: ['https://a.example', 'https://*.b.example'],
      trustProxy: 1,
      ratePerAddress: 60,
      ratePerProject: undefined,
      maxBytes: 8_388_608,
    })
    for (const text of ['many', '-1', '1.5', '', '99'])
      expect(() => limitsFrom({ 'trust-proxy': text })).toThrow(
        `--trust-proxy: expected a whole number from 0 to 10, not "${text}"`,
      )
  })

  it('are all in the help and in the README', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    for (const flag of Object.keys(LIMIT_FLAGS)) {
      expect(LIMIT_HELP).toContain(`--${flag} `)
      expect(readme).toContain(`| \`--${flag}\` `)
    }
  })
})
