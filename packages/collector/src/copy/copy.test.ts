import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { startPostgres } from '../../../../scripts/postgres.mjs'
import { openDatabase } from '../database/open.js'
import { createStore } from '../responses/store.js'
import { buildCli } from '../testing/built-cli.js'
import { startCli } from '../testing/cli.js'
import { answerOf, responseOf } from '../testing/responses.js'
import { temporaryDir } from '../testing/temporary.js'

let server: Awaited<ReturnType<typeof startPostgres>>
let cli: Awaited<ReturnType<typeof buildCli>>
beforeAll(async () => {
  ;[server, cli] = await Promise.all([startPostgres(), buildCli()])
}, 240_000)
afterAll(async () => {
  cli.remove()
  await server.remove()
})

const copy = (...args: string[]) => startCli(cli.file, 'copy', ...args)

async function emptyDatabase(): Promise<string> {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: server.address() })
  await client.connect()
  const name = `d${randomUUID().slice(0, 8)}`
  await client.query(`create database ${name}`)
  await client.end()
  return server.address(name)
}

/** Everything a database holds, in one order. */
async function contents(where: string) {
  const database = await openDatabase(where)
  onTestFinished(() => database.destroy())
  const tables = await Promise.all(
    (['responses', 'answers', 'choices'] as const).map((table) => database.selectFrom(table).selectAll().execute()),
  )
  return tables.map((rows) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort())
}

const texts = ['a\0b', '\ud800', 'other:e\u0301', '\u2028', "it's", '評価']

async function fill(where: string, count: number) {
  const database = await openDatabase(where)
  for (const project of ['default', 'other'])
    for (let start = 0; start < count / 2; start += 500)
      await createStore(
        database,
        project,
      )(
        Array.from({ length: Math.min(500, count / 2 - start) }, (_, index) => ({
          response: responseOf({
            revision: (index % 3) + 1,
            answers: [
              answerOf('nps', index % 11),
              answerOf('choice', [texts[index % 6]!, 'plain']),
              answerOf('text', texts[index % 6]!),
            ],
          }),
          occurredAt: 1000 + index,
          receivedAt: 2000 + index,
        })),
      )
  await database.destroy()
}

it('brings everything from a file to PostgreSQL, and from there to another file, row by row the same', async () => {
  const [first, last, address] = [temporaryDir(), temporaryDir(), await emptyDatabase()]
  await fill(first, 3000)
  const there = await copy('--from', first, '--to', address).exited
  expect(there).toEqual({ code: 0, output: expect.stringMatching(/3000 of 3000, 9000 of 9000 answers/) })
  expect(there.output).not.toContain('p%40ss')
  const back = await copy('--from', address, '--to', join(last, 'askwell.db')).exited
  expect(back).toEqual({ code: 0, output: expect.stringContaining('3000 of them written now') })
  const original = await contents(first)
  expect(await contents(address)).toEqual(original)
  expect(await contents(last)).toEqual(original)
}, 120_000)

it('goes on after it was killed in the middle: complete, nothing twice', async () => {
  const [dir, address] = [temporaryDir(), await emptyDatabase()]
  await fill(dir, 6000)
  const target = await openDatabase(address)
  onTestFinished(() => target.destroy())
  const count = async () =>
    (
      await target
        .selectFrom('responses')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count
  for (let kill = 0; kill < 3; kill++) {
    const before = await count()
    const { child, exited } = copy('--from', dir, '--to', address)
    await expect.poll(count, { timeout: 15_000, interval: 5 }).toBeGreaterThan(before)
    child.kill('SIGKILL')
    expect((await exited).code).toBe(null)
  }
  const kept = await count()
  expect(kept).toBeLessThan(6000)
  const { code, output } = await copy('--from', dir, '--to', address).exited
  expect(code).toBe(0)
  expect(Number(/(\d+) of them written now/.exec(output)![1])).toBeLessThanOrEqual(6000 - kept)
  expect(await contents(address)).toEqual(await contents(dir))
}, 120_000)

it('brings what came since, replaces lower revisions, and leaves higher ones', async () => {
  const [from, to] = [temporaryDir(), temporaryDir()]
  const [grown, ahead] = [randomUUID(), randomUUID()]
  const at = { occurredAt: 1, receivedAt: 2 }
  const put = async (where: string, ...responses: Parameters<typeof responseOf>[0][]) => {
    const database = await openDatabase(where)
    await createStore(database, 'default')(responses.map((more) => ({ response: responseOf(more), ...at })))
    await database.destroy()
  }
  await put(from, { id: grown, revision: 1 }, { id: ahead, revision: 1 })
  expect((await copy('--from', from, '--to', to).exited).code).toBe(0)
  await put(from, { id: grown, revision: 2, value: 5 }, {})
  await put(to, { id: ahead, revision: 7 })
  expect((await copy('--from', from, '--to', to).exited).output).toContain('3 responses, 2 of them written now')
  const database = await openDatabase(to)
  onTestFinished(() => database.destroy())
  const rows = await database.selectFrom('responses').select(['id', 'revision']).execute()
  expect(Object.fromEntries(rows.map(({ id, revision }) => [id, revision]))).toMatchObject({ [grown]: 2, [ahead]: 7 })
}, 60_000)

it.each([
  [['--from', '/nowhere'], /copy needs --to/],
  [['--from', '/nowhere', '--to', '/nowhere'], /the same database/],
  [['--from', '/nowhere', '--to', 'x.db'], /--from: there is no database at \/nowhere\/askwell\.db/],
  [['--form', 'x'], /--form/],
  [['--from', 'mongodb://me:secret@host/x', '--to', 'x.db'], /"mongodb:\/\/" is no database it knows: expected postgres:\/\//],
])('refuses %j with a reason and 2', async (args, reason) => {
  const { code, output } = await copy(...args).exited
  expect(output).toMatch(reason)
  expect(output).not.toMatch(/\n\s+at |secret/)
  expect(code).toBe(2)
})

it('refuses a file that is no database', async () => {
  const file = join(temporaryDir(), 'notes.db')
  writeFileSync(
    file,
    'a shopping list, which is longer than the hundred bytes of the header of a database, so that it reads it all',
  )
  const { code, output } = await copy('--from', file, '--to', join(temporaryDir(), 'x.db')).exited
  expect([code, output]).toEqual([2, expect.stringContaining(`cannot open ${file}`)])
})
