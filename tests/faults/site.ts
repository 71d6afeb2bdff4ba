import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCollector } from '@askwell/collector'
import Database from 'libsql'
import { rolldown } from 'rolldown'
import { html } from '../support/pages.js'
import { openReceiver, type Arrival, type Receiver } from './receiver.js'

/** A module of `page/`, with the built outbox in it. */
async function bundle(name: string, minify: boolean): Promise<string> {
  const built = await rolldown({ input: fileURLToPath(new URL(`page/${name}.ts`, import.meta.url)), platform: 'browser' })
  const { output } = await built.generate({ format: 'esm', codeSplitting: false, minify })
  return output[0].code
}

export interface Row {
  id: string
  revision: number
  body: string
}

/**
 * A site whose pages have the world in them, a collector, and receivers in front of it. What pages were told is written
 * down as they hear it.
 */
export async function openFaultSite() {
  const dataDir = mkdtempSync(join(tmpdir(), 'askwell-faults-'))
  const collector = await createCollector({ dataDir })
  const database = new Database(join(dataDir, 'askwell.db'), { readonly: true })
  const modules: Record<string, string> = {
    'world.js': await bundle('world', false),
    'other-version.js': await bundle('other-version', true),
  }
  const page = html('<script type="module" src="/world.js"></script>')
  const receivers: Receiver[] = []
  const told = new Map<string, string>()
  const site = {
    url: '',
    /** By id: where it was told to be stored. */
    told,
    onTold: (() => {}) as (id: string) => unknown,
    /** Paths of pages, as they are asked for. */
    visited: [] as string[],
    rows: (): Row[] => database.prepare('select id, revision, body from responses').all() as Row[],
    arrivals: (): Arrival[] => receivers.flatMap(({ arrivals }) => arrivals),
    async receiver() {
      const receiver = await openReceiver(collector)
      receivers.push(receiver)
      return receiver
    },
    async close() {
      server.closeAllConnections()
      server.close()
      for (const { close } of receivers) await close().catch(() => {})
      database.close()
      await collector.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  const server = createServer((request, answer) => {
    const [, what, id, where] = request.url!.split('/')
    if (what === 'told') {
      told.set(id!, where!)
      site.onTold(id!)
      answer.writeHead(204, { 'access-control-allow-origin': '*' }).end()
    } else if (modules[what!])
      answer.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(modules[what!])
    else {
      site.visited.push(new URL(request.url!, site.url).pathname)
      answer.writeHead(200, { 'content-type': 'text/html' }).end(page)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return site
}

export type FaultSite = Awaited<ReturnType<typeof openFaultSite>>
