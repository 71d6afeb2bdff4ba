import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveCollector, type ServeOptions } from '@askwell/collector'
import Database from 'libsql'
import { mounts, surveysFile } from '../../scripts/demo.mjs'

export { eventually } from './eventually.js'

interface SiteOptions {
  /** More to serve, and in place of the demo's. */
  mounts?: ServeOptions['mounts']
  surveysFile?: string
  port?: number
}

/** What `npm start` serves, on a free port, with a database of its own. */
export async function openSite(options: SiteOptions = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'askwell-site-'))
  const server = await serveCollector({
    port: options.port ?? 0,
    dataDir,
    surveysFile: options.surveysFile ?? surveysFile,
    mounts: { ...mounts, ...options.mounts },
    signals: false,
    lockWaitMs: 200,
  })
  const read = <T>(sql: string, ...parameters: unknown[]): T[] => {
    const database = new Database(join(dataDir, 'askwell.db'), { readonly: true })
    try {
      return database.prepare(sql).all(...parameters) as T[]
    } finally {
      database.close()
    }
  }
  return {
    url: server.url,
    port: server.port,
    dataDir,
    /** Rows of SQLite, read from the file. */
    rows: () => read<{ id: string; revision: number; survey: string; body: string }>('select * from responses order by id'),
    async close() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Site = Awaited<ReturnType<typeof openSite>>
