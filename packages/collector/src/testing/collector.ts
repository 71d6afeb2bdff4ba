import { onTestFinished } from 'vitest'
import { createCollector, type Collector } from '../collector.js'
import type { CollectorDatabase } from '../database/schema.js'
import type { CollectorSettings } from '../options.js'
import type { ListedResponse } from '../responses/list.js'
import type { ItemVerdict } from '../responses/receive.js'
import { postgresAddress } from './engine.js'
import { temporaryDir } from './temporary.js'

export interface Answered {
  status: number
  headers: Headers
  body: { verdicts: ItemVerdict[]; error: { code: string; message: string } }
}

export interface TestCollector extends Collector {
  dataDir: string
  request(path: string, init?: RequestInit): Promise<Response>
  /** Posts JSON, or a text as it is. */
  post(body: unknown, headers?: Record<string, string>, query?: string): Promise<Answered>
  /** Everything stored, newest first. */
  stored(): Promise<ListedResponse[]>
}

type TestOptions = CollectorSettings & { dataDir?: string; database?: CollectorDatabase }

/** Where it keeps responses. In PostgreSQL what a directory is to a file, a project is to the one database. */
function storageOf(dataDir: string, database: CollectorDatabase | undefined) {
  const address = postgresAddress()
  if (database) return { database }
  return address ? { database: address, project: dataDir.slice(-60) } : { dataDir }
}

/** A collector on a file of its own, or a project of its own, which ends with the test. */
export async function testCollector(options: TestOptions = {}): Promise<TestCollector> {
  const { dataDir = temporaryDir(), database, ...settings } = options
  const collector = await createCollector({ ...settings, ...storageOf(dataDir, database) })
  onTestFinished(collector.close)
  const request = async (path: string, init?: RequestInit) => collector.fetch(new Request(`http://localhost${path}`, init))
  return {
    ...collector,
    dataDir,
    request,
    async post(body, headers = {}, query = '') {
      const response = await request(`/v1/responses${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      return { status: response.status, headers: response.headers, body: (await response.json()) as Answered['body'] }
    },
    async stored() {
      const all: ListedResponse[] = []
      let before = ''
      for (;;) {
        const answer = await request(`/v1/responses?limit=200${before}`)
        const page = (await answer.json()) as { responses: ListedResponse[]; next: string | null }
        all.push(...page.responses)
        if (page.next === null) return all
        before = `&before=${page.next}`
      }
    },
  }
}
