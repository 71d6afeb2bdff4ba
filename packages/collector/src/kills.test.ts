import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { startPostgres } from '../../../scripts/postgres.mjs'
import { openDatabase } from './database/open.js'
import { buildCli } from './testing/built-cli.js'
import { startCli } from './testing/cli.js'
import { postUntil, valueOf, type Ledger } from './testing/load.js'
import { temporaryDir } from './testing/temporary.js'

/** `pnpm kills` has a hundred. */
const KILLS = Number(process.env['ASKWELL_KILLS'] ?? 8)
const TIMEOUT_MS = 30_000 + KILLS * 10_000

let cli: Awaited<ReturnType<typeof buildCli>>
beforeAll(async () => {
  cli = await buildCli()
}, 60_000)
afterAll(() => cli.remove())

/** Every acknowledged response is there in that revision or a higher one, whole, with its answers and no others. */
async function checkKept(where: string, ledger: Ledger) {
  const database = await openDatabase(where)
  onTestFinished(() => database.destroy())
  const rows = await database.selectFrom('responses').select(['id', 'revision', 'body']).execute()
  const answers = await database.selectFrom('answers').select(['response_id', 'question', 'value']).execute()
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]))
  const lost = [...ledger].filter(([id, revision]) => (revisions.get(id) ?? 0) < revision)
  expect(lost).toEqual([])
  expect(answers).toHaveLength(rows.length * 2)
  const scores = answers.filter(({ question }) => question === 'nps')
  expect(scores.filter(({ response_id, value }) => value !== valueOf(revisions.get(response_id)!))).toEqual([])
  return { acknowledged: ledger.size, kept: rows.length }
}

/** Starts a collector, and kills it under load after some hundred acknowledgements. `midway` happens after half of them. */
async function killOnce(args: string[], ledger: Ledger, midway?: () => Promise<void>) {
  const { child, url, exited, output } = startCli(cli.file, '--port', '0', ...args)
  const killAt = 40 + Math.floor(Math.random() * 160)
  let disturbed: Promise<void> | undefined
  await postUntil(
    await url,
    ledger,
    () => child.killed || child.exitCode !== null,
    (count) => {
      if (count >= killAt / 2) disturbed ??= midway?.()
      if (count >= killAt && !child.killed) child.kill('SIGKILL')
    },
  )
  const { code } = await exited
  await disturbed
  expect(code, output()).toBe(null)
}

it(
  `still has everything acknowledged in its file after ${KILLS} kills under load`,
  async () => {
    const dataDir = temporaryDir()
    const ledger: Ledger = new Map()
    for (let kill = 0; kill < KILLS; kill++) await killOnce(['--data', dataDir], ledger)
    console.log(`SQLite, ${KILLS} kills:`, await checkKept(dataDir, ledger))
  },
  TIMEOUT_MS,
)

it(
  `still has everything acknowledged in PostgreSQL after ${KILLS} kills under load, every fourth time of the server, too`,
  async () => {
    const server = await startPostgres()
    onTestFinished(() => server.remove())
    const crash = async () => {
      await server.stop('SIGQUIT')
      await server.start()
    }
    const ledger: Ledger = new Map()
    for (let kill = 0; kill < KILLS; kill++)
      await killOnce(['--database', server.address()], ledger, kill % 4 === 3 ? crash : undefined)
    console.log(`PostgreSQL, ${KILLS} kills:`, await checkKept(server.address(), ledger))
  },
  TIMEOUT_MS + 240_000,
)
