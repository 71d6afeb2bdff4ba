import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { kill } from './kill.mjs'

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium'

const args = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-breakpad',
  '--site-per-process',
  '--remote-debugging-port=0',
]

/** Groups of processes that must not outlive this one. */
const groups = new Set()
process.on('exit', () => {
  for (const group of groups) kill(-group)
})

const endpointOf = async (child) => {
  for await (const line of createInterface({ input: child.stderr })) {
    const [, endpoint] = /DevTools listening on (\S+)/.exec(line) ?? []
    if (endpoint) return endpoint
  }
  throw new Error('Chromium ended before it listened')
}

/** Chromium on a profile, as a group of processes of which each can be killed. */
export async function startBrowser(profile) {
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: install it, or set CHROMIUM to its path`)
  const child = spawn(executablePath, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  groups.add(child.pid)
  const exited = once(child, 'exit').then(() => groups.delete(child.pid))
  const connection = await chromium.connectOverCDP(await endpointOf(child))
  child.stderr.resume()
  const [context] = connection.contexts()
  const session = await connection.newBrowserCDPSession()
  return {
    context,
    /** Processes that draw pages. */
    async renderers() {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
    },
    /** The whole of it, without a chance to tidy up. */
    async kill() {
      kill(-child.pid)
      await exited
      await connection.close().catch(() => {})
    },
  }
}
