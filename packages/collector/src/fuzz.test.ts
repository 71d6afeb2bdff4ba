import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Libsql from 'libsql'
import { surveyResponseSchema } from '@askwell/core/schema'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ListedResponse } from './responses/list.js'
import type { ItemVerdict } from './responses/receive.js'
import { buildCli } from './testing/built-cli.js'
import { fuzzBody, type FuzzBody } from './testing/fuzz/bodies.js'
import { createClient, type WireAnswer, type WireClient } from './testing/fuzz/client.js'
import { createRandom, type Random } from './testing/fuzz/random.js'
import { fuzzRequest } from './testing/fuzz/wire.js'
import { responseOf } from './testing/responses.js'
import { startCli } from './testing/started-cli.js'
import { temporaryDir } from './testing/temporary.js'

/** `pnpm fuzz:collector` runs a million. */
const COUNT = Number(process.env['ASKWELL_FUZZ'] ?? 2500)
const SEED = Number(process.env['ASKWELL_FUZZ_SEED'] ?? 1)
const CLIENTS = 16

let cli: Awaited<ReturnType<typeof buildCli>>
beforeAll(async () => {
  cli = await buildCli()
}, 120_000)
afterAll(() => cli.remove())

/** By id, the latest revision that the collector said it keeps and a hash of its JSON. */
interface Ledger {
  said: Map<string, { revision: number; hash: string }>
  /** Hashes of what was whole by chance, and answered as the junk behind it or not at all: kept or not, as it came. */
  perhaps: Set<string>
}

const hashOf = (value: unknown) => createHash('sha1').update(JSON.stringify(value)).digest('base64')

function itemsOf(body: FuzzBody): unknown[] {
  const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.bytes)) as { responses?: unknown[] }
  if (Array.isArray(value)) return value
  return Object.hasOwn(value, 'responses') && !Object.hasOwn(value, 'id') ? value.responses! : [value]
}

function goodItems(body: FuzzBody): unknown[] {
  try {
    return itemsOf(body).filter((item) => surveyResponseSchema.safeParse(item).success)
  } catch {
    return []
  }
}

/** Holds an answer against what was sent, and enters what was stored. */
function judge(body: FuzzBody, { status, text }: WireAnswer, ledger: Ledger): void {
  expect([200, 400, 408, 413, 415, 422]).toContain(status)
  if (text === '') return
  const { verdicts = [], error } = JSON.parse(text) as { verdicts?: ItemVerdict[]; error?: { message: string } }
  if (status !== 200) expect(error!.message).not.toBe('')
  expect(text.length).toBeLessThan(600_000)
  const acknowledged = verdicts.some(({ status }) => status !== 'rejected')
  expect(acknowledged).toBe(status === 200)
  if (!acknowledged) return
  const items = itemsOf(body)
  expect(verdicts).toHaveLength(items.length)
  for (const [index, verdict] of verdicts.entries()) {
    if (verdict.status === 'rejected') expect(verdict.issues).not.toEqual([])
    if (verdict.status !== 'stored') continue
    const item = surveyResponseSchema.parse(items[index])
    expect(item.id).toBe(verdict.id)
    if ((ledger.said.get(item.id)?.revision ?? 0) < item.revision)
      ledger.said.set(item.id, { revision: item.revision, hash: hashOf(items[index]) })
  }
}

async function exchange(client: WireClient, port: number, random: Random, ledger: Ledger): Promise<number> {
  const body = fuzzBody(random)
  const { bytes, whole } = fuzzRequest(random, body)
  if (whole) {
    // A connection that the server was closing as the request went out: once more, as every HTTP client does.
    const answer = (await client.send(bytes, false)) ?? (await client.send(bytes, false))
    judge(body, answer!, ledger)
    return answer!.status
  }
  const answer = await createClient(port).send(bytes, true)
  if (answer) expect(answer.status).toBeLessThan(500)
  // What a body with the wrong length acknowledged was whole within its length.
  if (answer?.status === 200) judge(body, answer, ledger)
  else for (const item of goodItems(body)) ledger.perhaps.add(hashOf(item))
  return answer?.status ?? 0
}

async function* everythingKept(port: number): AsyncGenerator<ListedResponse> {
  let before: string | null = ''
  while (before !== null) {
    const answer: Response = await fetch(`http://127.0.0.1:${port}/v1/responses?limit=200${before && `&before=${before}`}`)
    const page = (await answer.json()) as { responses: ListedResponse[]; next: string | null }
    yield* page.responses
    before = page.next
  }
}

it(
  'takes, refuses or drops whatever comes over a socket: no 5xx, nothing kept that breaks the schema, every text as it came',
  async () => {
    const collector = await startCli(cli.file, ['--data', temporaryDir()])
    const ledger: Ledger = { said: new Map(), perhaps: new Set() }
    const statuses: Record<number, number> = {}
    const memory: (number | undefined)[] = []
    let left = COUNT
    await Promise.all(
      Array.from({ length: CLIENTS }, async (_, index) => {
        const client = createClient(collector.port)
        const random = createRandom(SEED * 1000 + index)
        while (left-- > 0) {
          const status = await exchange(client, collector.port, random, ledger)
          statuses[status] = (statuses[status] ?? 0) + 1
          if (left % Math.ceil(COUNT / 10) === 0) memory.push(collector.memory())
        }
        client.close()
      }),
    )
    expect(collector.errors()).toBe('')
    let kept = 0
    for await (const { occurredAt, receivedAt, ...response } of everythingKept(collector.port)) {
      kept++
      expect(surveyResponseSchema.safeParse(response).success).toBe(true)
      const hash = hashOf(response)
      if (!ledger.perhaps.has(hash)) expect(ledger.said.get(response.id)).toEqual({ revision: response.revision, hash })
      expect(occurredAt).toBeLessThanOrEqual(receivedAt)
    }
    expect(kept).toBeGreaterThanOrEqual(ledger.said.size)
    expect(kept).toBeLessThanOrEqual(ledger.said.size + ledger.perhaps.size)
    console.log(
      `${COUNT} requests, seed ${SEED}:`,
      statuses,
      `${kept} kept; MiB:`,
      memory.map((mib) => Math.round(mib ?? 0)).join(' '),
    )
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '400', '413', '415', '422']))
    if (COUNT >= 100_000) expect(memory.at(-1)! - memory[2]!).toBeLessThan(64)
  },
  60_000 + COUNT * 20,
)

it('refuses a crowd while there is memory to refuse it with, and is well again at once', async () => {
  const dataDir = temporaryDir()
  const { port, memory } = await startCli(cli.file, ['--data', dataDir, '--max-mib', '4'])
  const text = { question: 'why', type: 'text', value: 'x'.repeat(10_000) }
  const body = JSON.stringify(Array.from({ length: 30 }, () => responseOf({ answers: [text] })))
  const post = async () => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`http://127.0.0.1:${port}/v1/responses`, { method: 'POST', headers, body })
    await answer.text()
    return answer.status
  }
  const lock = new Libsql(join(dataDir, 'askwell.db'))
  lock.exec('begin exclusive')
  const before = memory() ?? 0
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, memory() ?? 0)), 20)
  // A connection that is cut while it sends is as good as a refusal to who comes again.
  const statuses = await Promise.all(Array.from({ length: 100 }, () => post().catch(() => 503)))
  clearInterval(watch)
  lock.exec('rollback')
  lock.close()
  expect([...new Set(statuses)]).toEqual([503])
  // 100 such bodies are 30 MiB, and several times that once they are parsed.
  expect(peak - before).toBeLessThan(80)
  expect(await post()).toBe(200)
}, 60_000)
