import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import Libsql from 'libsql'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from './database/open.js'
import { buildCli } from './testing/built-cli.js'
import { testCollector } from './testing/collector.js'
import { responseOf } from './testing/responses.js'
import { temporaryDir } from './testing/temporary.js'

/** Another process's connection to the same file. */
function otherConnection(dataDir: string) {
  const other = new Libsql(join(dataDir, 'askwell.db'), { timeout: 0 })
  onTestFinished(() => void other.close())
  return other
}

describe('a database that cannot write', () => {
  it('is waited for while another process holds the lock for a moment', async () => {
    const { post, dataDir } = await testCollector({ lockWaitMs: 5000 })
    const other = otherConnection(dataDir)
    other.exec('begin exclusive')
    const answer = post(responseOf())
    setTimeout(() => other.exec('rollback'), 60)
    expect((await answer).status).toBe(200)
  })

  it('is 503 with Retry-After when the lock lasts: nothing acknowledged, nothing half kept', async () => {
    const errors: unknown[] = []
    const { post, stored, dataDir } = await testCollector({ lockWaitMs: 50, onError: (error) => errors.push(error) })
    const other = otherConnection(dataDir)
    const [first, second] = [responseOf(), responseOf()]
    other.exec('begin exclusive')
    const refused = await Promise.all([post(first), post([second])])
    for (const { status, headers, body } of refused) {
      expect([status, headers.get('retry-after'), body.error.code]).toEqual([503, '2', 'storage_unavailable'])
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-expose-headers')).toContain('Retry-After')
    }
    expect(errors).toHaveLength(2)
    expect(await stored()).toEqual([])
    other.exec('rollback')
    expect((await post([first, second])).body.verdicts.map(({ status }) => status)).toEqual(['stored', 'stored'])
    expect(await stored()).toHaveLength(2)
  })

  it('is 503 while the disk is full, and works again when there is room', async () => {
    const database = await openDatabase(temporaryDir())
    onTestFinished(() => database.destroy())
    const { post, stored } = await testCollector({ database })
    const big = () =>
      responseOf({
        answers: Array.from({ length: 40 }, (_, index) => ({ question: `q${index}`, type: 'text', value: 'x'.repeat(9000) })),
      })
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database)
    await sql.raw(`pragma max_page_count = ${rows[0]!.page_count + 4}`).execute(database)
    const full = await post(big())
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await stored()).toEqual([])
    await sql.raw('pragma max_page_count = 1000000').execute(database)
    expect((await post(big())).status).toBe(200)
    expect(await stored()).toHaveLength(1)
  })

  it('is 503 for new ones while too many wait', async () => {
    const { post, dataDir } = await testCollector({ maxWaiting: 3, lockWaitMs: 5000 })
    const other = otherConnection(dataDir)
    other.exec('begin exclusive')
    const waiting = Promise.all([post([responseOf(), responseOf()]), post(responseOf())])
    await new Promise((resolve) => setTimeout(resolve, 60))
    const late = await post(responseOf())
    expect([late.status, late.headers.get('retry-after'), late.body.error.code]).toEqual([503, '5', 'overloaded'])
    other.exec('rollback')
    expect((await waiting).map(({ status }) => status)).toEqual([200, 200])
  })
})

describe('the command', () => {
  let cli: Awaited<ReturnType<typeof buildCli>>
  beforeAll(async () => {
    cli = await buildCli()
  }, 60_000)
  afterAll(() => cli.remove())

  function start(...args: string[]) {
    const child = spawn(process.execPath, [cli.file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (output += String(chunk)))
    const exited = once(child, 'exit').then(([code]) => ({ code: code as number | null, output }))
    const url = (async () => {
      while (!/http:\S+(?=\/v1)/.test(output))
        await Promise.race([once(child.stdout, 'data'), exited.then(() => Promise.reject(new Error(output)))])
      return /http:\S+(?=\/v1)/.exec(output)![0]
    })()
    url.catch(() => {})
    return { child, url, exited }
  }

  const post = (url: string) =>
    fetch(`${url}/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(responseOf()),
    })

  it('still has everything it acknowledged after it was killed in full flight', async () => {
    const dataDir = temporaryDir()
    const first = start('--port', '0', '--data', dataDir)
    const url = await first.url
    let acknowledged = 0
    const client = async () => {
      while ((await post(url)).ok) if (++acknowledged === 200) first.child.kill('SIGKILL')
    }
    await Promise.allSettled(Array.from({ length: 8 }, client))
    expect(acknowledged).toBeGreaterThanOrEqual(200)
    const second = await testCollector({ dataDir })
    expect((await second.stored()).length).toBeGreaterThanOrEqual(acknowledged)
  })

  it('ends on SIGTERM within a second and a half, with a stream open, and with 0', async () => {
    const { child, url, exited } = start('--port', '0', '--data', temporaryDir())
    const stream = await fetch(`${await url}/v1/results/stream`)
    const startedAt = performance.now()
    child.kill('SIGTERM')
    expect((await exited).code).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(1500)
    await stream.body!.cancel().catch(() => {})
  })

  it.each([
    [['--prot', '1'], /--prot/],
    [['--port', 'many'], /--port: expected a number/],
    [['--surveys', '/nowhere.json'], /nowhere\.json: cannot be read/],
    [['--port', '0', '--admin-token', 'short'], /at least 8/],
  ])('refuses %j with a reason and 2', async (args, reason) => {
    const { code, output } = await start('--data', temporaryDir(), ...args).exited
    expect(output).toMatch(reason)
    expect(output).not.toMatch(/\n\s+at /)
    expect(code).toBe(2)
  })

  it('explains itself', async () => {
    const { code, output } = await start('--help').exited
    expect([code, output]).toEqual([0, expect.stringContaining('--admin-token')])
  })
})
