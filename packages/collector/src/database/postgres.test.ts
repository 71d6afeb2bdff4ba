import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startPostgres } from '../../../../scripts/postgres.mjs'
import { createCollector } from '../collector.js'
import { testCollector } from '../testing/collector.js'
import { answerOf, responseOf } from '../testing/responses.js'
import { temporaryDir } from '../testing/temporary.js'
import { openDatabase } from './open.js'

let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  server = await startPostgres()
}, 240_000)
afterAll(() => server.remove())

async function opened(address = server.address()) {
  const database = await openDatabase(address)
  onTestFinished(() => database.destroy())
  return database
}

const created = async () => {
  const name = `d${randomUUID().slice(0, 8)}`
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: server.address() })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return server.address(name)
}

const collectorOn = async (project: string, settings = {}) =>
  testCollector({ database: await opened(), project, lockWaitMs: 50, ...settings })

describe('an address that does not work is refused with the reason, and never with the password', () => {
  const because = async (address: string) => {
    const error = (await openDatabase(address).then(
      () => undefined,
      (error: unknown) => error,
    )) as Error
    expect(error.message).not.toMatch(/secret|p@ss|p%40ss/)
    return error.message
  }

  it('another scheme', async () => {
    expect(await because('mysql://me:secret@localhost/feedback')).toMatch(/"mysql:\/\/" is no .*expected postgres:\/\//)
  })
  it('no database in it', async () => {
    expect(await because('postgres://me:secret@localhost')).toMatch(/names no database/)
  })
  it('a password with unescaped characters', async () => {
    expect(await because('postgres://me:secret%@local host:x/feedback')).toMatch(/cannot be read.*% codes/)
  })
  it('nothing listens', async () => {
    expect(await because('postgres://me:secret@127.0.0.1:1/feedback')).toMatch(
      /cannot open postgres:\/\/me@127\.0\.0\.1:1\/feedback: nothing listens there/,
    )
  })
  it('a wrong password', async () => {
    const address = new URL(server.address())
    address.password = 'secret'
    expect(await because(address.href)).toMatch(/user or password is wrong/)
  })
  it('no such database', async () => {
    expect(await because(server.address('nowhere'))).toMatch(/\/nowhere: there is no such database/)
  })
})

it('is made ready by ten collectors that start at once', async () => {
  const address = await created()
  const databases = await Promise.all(Array.from({ length: 10 }, () => opened(address)))
  for (const database of databases) expect(await database.selectFrom('responses').selectAll().execute()).toEqual([])
})

it('is made ready by ten collectors that start at once, as a file', async () => {
  const dir = temporaryDir()
  const databases = await Promise.all(Array.from({ length: 10 }, () => opened(dir)))
  for (const database of databases) expect(await database.selectFrom('responses').selectAll().execute()).toEqual([])
})

it('keeps the highest revision, with its answers alone, when several collectors get them at once', async () => {
  const collectors = await Promise.all([1, 2, 3].map(() => collectorOn('race')))
  const database = await opened()
  for (let round = 0; round < 20; round++) {
    const id = randomUUID()
    const revisions = [1, 2, 3, 4, 5, 6].map((revision) =>
      responseOf({ id, revision, answers: [answerOf('nps', revision, { question: `q${revision}` })] }),
    )
    const answers = await Promise.all(revisions.map((response, index) => collectors[index % 3]!.post(response)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    const rows = await database.selectFrom('answers').select('question').where('response_id', '=', id).execute()
    expect(rows).toEqual([{ question: 'q6' }])
  }
  expect(await collectors[0]!.stored()).toHaveLength(20)
}, 60_000)

it('keeps one of the same response that several collectors get at once', async () => {
  const collectors = await Promise.all([1, 2, 3].map(() => collectorOn('same')))
  const responses = Array.from({ length: 30 }, () => responseOf())
  const answers = await Promise.all(responses.flatMap((each) => collectors.map(({ post }) => post(each))))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const statuses = answers.map(({ body }) => body.verdicts[0]!.status)
  expect(statuses.filter((status) => status === 'stored')).toHaveLength(30)
  expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(60)
})

it('counts and lists as SQLite does', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.constantFrom('a\0b', '\ud800', '\udc01', 'x'.repeat(99) + '𝒜', '\ufffd', 'Zoo', 'zoo'),
  )
  const name = fc.constantFrom('score', 'Score', 'why', 'ähnlich', 'zoo', '評価', '𝒜', 'a-b', 'a b')
  const answer = fc.oneof(
    fc.record({ question: name, type: fc.constant('nps'), value: fc.integer({ min: 0, max: 10 }) }),
    fc.record({ question: name, type: fc.constant('csat'), scale: fc.constantFrom(3, 5), value: fc.integer({ min: 1, max: 3 }) }),
    fc.record({
      question: name,
      type: fc.constant('choice'),
      value: fc.array(fc.oneof(name, text), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ question: name, type: fc.constant('stars'), value: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    fc.record({ question: name, type: fc.constant('text'), value: text }),
  )
  const response = fc
    .record({
      surveyId: name,
      answers: fc.array(answer, { minLength: 1, maxLength: 4 }),
      revision: fc.integer({ min: 1, max: 3 }),
    })
    .map((more) => responseOf(more))
  const now = () => 1_800_000_000_000
  const databases = [await opened(temporaryDir()), await opened()]
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.array(response, { minLength: 1, maxLength: 12 }), async (responses) => {
      const project = `equal-${round++}`
      const [file, shared] = await Promise.all(databases.map((database) => createCollector({ database, project, now })))
      const read = async (path: string) =>
        Promise.all([file!, shared!].map(async ({ fetch }) => (await fetch(new Request(`http://localhost${path}`))).json()))
      for (const { fetch } of [file!, shared!])
        for (const body of [responses, responses.map((each) => ({ ...each, revision: 2, answers: each.answers.slice(0, 1) }))])
          await fetch(
            new Request('http://localhost/v1/responses', {
              method: 'POST',
              body: JSON.stringify(body),
              headers: { 'content-type': 'text/plain' },
            }),
          )
      for (const path of ['/v1/results', '/v1/responses']) {
        const [one, other] = await read(path)
        expect(one).not.toHaveProperty('error')
        expect(other).toEqual(one)
      }
    }),
    { numRuns: 30 },
  )
}, 60_000)

it('is 503 with Retry-After while the server is away, and heals by itself with nothing lost', async () => {
  const errors: unknown[] = []
  const { post, stored, request } = await collectorOn('outage', { onError: (error: unknown) => errors.push(error) })
  const [before, during, after] = [responseOf(), responseOf(), responseOf()]
  expect((await post(before)).status).toBe(200)
  await server.stop('SIGQUIT')
  for (let attempt = 0; attempt < 3; attempt++) {
    const { status, headers, body } = await post(during)
    expect([status, headers.get('retry-after'), body.error.code]).toEqual([503, '2', 'storage_unavailable'])
  }
  expect((await request('/v1/results')).status).toBe(503)
  expect((await request('/healthz')).status).toBe(503)
  await server.start()
  await expect.poll(async () => (await post(during)).status, { timeout: 30_000 }).toBe(200)
  expect((await post(after)).status).toBe(200)
  expect((await stored()).map(({ id }) => id).sort()).toEqual([before.id, during.id, after.id].sort())
  expect(errors.length).toBeGreaterThan(0)
}, 90_000)

it('serves a survey document as with a file', async () => {
  const surveysFile = join(temporaryDir(), 'surveys.json')
  writeFileSync(surveysFile, JSON.stringify({ surveys: [{ id: 'later', questions: [{ type: 'thumbs' }] }] }))
  const { request } = await collectorOn('document', { surveysFile })
  expect(await (await request('/v1/results')).json()).toMatchObject({ surveys: [{ id: 'later', responses: 0 }] })
})
