import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine, EngineOptions, Tab } from './engine.js'
import { eventually } from './eventually.js'
import { elementId, tabOf, type Send } from './webdriver.js'

/** Below this the toolbar of the window does not fit, and it grows no narrower. */
const narrowest = 450

const routes: Record<string, string> = {
  Navigate: 'POST url',
  ExecuteScript: 'POST execute/sync',
  PerformActions: 'POST actions',
  TakeScreenshot: 'GET screenshot',
  SetWindowRect: 'POST window/rect',
  SwitchToFrame: 'POST frame',
  GetComputedRole: 'GET element/{id}/computedrole',
  GetComputedLabel: 'GET element/{id}/computedlabel',
  TakeElementScreenshot: 'GET element/{id}/screenshot',
}

async function call(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) })
  const { value } = (await response.json()) as { value: unknown }
  if (!response.ok) throw new Error(`${url}: ${JSON.stringify(value)}`)
  return value
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** Where GTK reads whether motion is wanted. */
function settings(reducedMotion: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-gtk-'))
  mkdirSync(join(folder, 'gtk-3.0'))
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), `[Settings]\ngtk-enable-animations=${Number(!reducedMotion)}\n`)
  return folder
}

/** A whole matrix is one script. */
const scriptMs = 300_000

/** A page as wide as it is asked to be: one narrower than a window can be is in a frame, which has its own viewport. */
async function openTab(send: Send, url: string, width: number, height: number): Promise<Omit<Tab, 'close'>> {
  await send('SetWindowRect', { width: Math.max(width, narrowest), height: height + 60 })
  const tab = tabOf(send)
  await tab.goto(url)
  if (width >= narrowest) return tab
  const frame = elementId(
    await send('ExecuteScript', {
      args: [url, width, height],
      script: `document.body.replaceChildren()
        const frame = document.createElement('iframe')
        frame.style.cssText = 'position:fixed;inset:0;border:0;width:' + arguments[1] + 'px;height:' + arguments[2] + 'px'
        return new Promise((resolve) => {
          frame.onload = () => resolve(frame)
          frame.src = arguments[0]
          document.body.append(frame)
        })`,
    }),
  )
  const inside = () => send('SwitchToFrame', { id: 0 })
  await inside()
  return {
    ...tab,
    async screenshot() {
      await send('SwitchToFrame', { id: null })
      const image = await send('TakeElementScreenshot', { id: frame })
      await inside()
      return Buffer.from(image as string, 'base64')
    },
  }
}

/** WebKitGTK by its WebDriver, on a display of its own. One page at a time. */
export async function openWebKit(binary: string, { reducedMotion }: EngineOptions): Promise<Engine> {
  const port = await freePort()
  const config = settings(!!reducedMotion)
  const child = spawn('xvfb-run', ['-a', '-s', '-screen 0 1400x1200x24', 'WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, XDG_CONFIG_HOME: config },
  })
  const end = () => {
    try {
      process.kill(-child.pid!)
    } catch {}
  }
  process.once('exit', end)
  const server = `http://127.0.0.1:${port}`
  await eventually('WebKitWebDriver', () => fetch(`${server}/status`).catch(() => undefined), 20_000)
  const begin = async () =>
    (await call('POST', `${server}/session`, {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } },
    })) as { sessionId: string; capabilities: { browserVersion: string } }
  const first = await begin()
  let base = `${server}/session/${first.sessionId}`
  let used = false
  return {
    name: 'webkit',
    version: first.capabilities.browserVersion,
    async open(url, { width = 1200, height = 800 } = {}) {
      // A session has one memory: the next page begins with none, as in the other engines.
      if (used) {
        // One whose page has crashed is gone already.
        await call('DELETE', base).catch(() => {})
        base = `${server}/session/${(await begin()).sessionId}`
      }
      used = true
      await call('POST', `${base}/timeouts`, { script: scriptMs })
      const send: Send = (command, parameters) => {
        const [method, path] = routes[command]!.split(' ')
        return call(method!, `${base}/${path!.replace('{id}', (parameters as { id?: string })?.id ?? '')}`, parameters)
      }
      return { ...(await openTab(send, url, width, height)), close: () => tabOf(send).goto('about:blank') }
    },
    async close() {
      end()
      process.off('exit', end)
      rmSync(config, { recursive: true, force: true })
    },
  }
}
