import { copyFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'vite'
import { packageDir, root } from '../../scripts/packages.mjs'
import { html, pageFolder, scriptTag } from './pages.js'
import { openSite } from './site.js'

type Does = 'down' | 'stall' | 'busy' | 'serve'

/** An endpoint of another origin, which can be away. */
async function openEndpoint() {
  const arrivals: string[] = []
  const aborted: string[] = []
  const endpoint = { url: '', does: 'serve' as Does, arrivals, aborted, close: () => server.close() }
  const server = createServer(async (request, answer) => {
    const key = String(request.headers['idempotency-key'])
    const allow = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
    if (endpoint.does === 'down') return void request.socket.destroy()
    if (request.method === 'OPTIONS') return void answer.writeHead(204, allow).end()
    for await (const _ of request);
    arrivals.push(key)
    if (endpoint.does === 'stall') return void answer.on('close', () => aborted.push(key))
    if (endpoint.does === 'busy')
      return void answer.writeHead(503, { ...allow, 'access-control-expose-headers': '*', 'retry-after': '3600' }).end()
    answer.writeHead(200, allow).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return endpoint
}

/** The worker as a module, as a bundler makes it of two lines. */
const bundle = (folder: string, endpoint: string) =>
  build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [
      {
        name: 'worker',
        resolveId: (id) => (id === 'virtual-worker' ? id : undefined),
        load: (id) =>
          id === 'virtual-worker'
            ? `import { deliverOnSync } from '${packageDir('transport')}/dist/service-worker.js'
              Math.random = () => 0
              deliverOnSync({ project: 'shop', endpoint: ${JSON.stringify(endpoint)} })`
            : undefined,
      },
    ],
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { input: { module: 'virtual-worker' }, output: { entryFileNames: '[name].js' } },
    },
  })

/** A page that has opted in (`/t/`), one that has not, and a worker in each form: `classic.js` and `module.js`. */
export async function openWorkerSite() {
  const endpoint = await openEndpoint()
  const tag = scriptTag(`data-project="shop" data-endpoint="${endpoint.url}" data-surveys="surveys.json"`)
  const stub = '<script>window.askwell ??= (...call) => (askwell.q = askwell.q || []).push(call)</script>'
  const optIn = `<script src="background-sync.classic.js"></script><script>askwellBackground.backgroundSync(askwell, { project: 'shop' })</script>`
  const folder = pageFolder({
    'index.html': html(stub + optIn + tag),
    'without.html': html(stub + tag),
    'surveys.json': JSON.stringify({ surveys: [{ id: 'csat', questions: [{ type: 'csat' }] }] }),
    // Chance decides how long a device waits before it sends what is old: here, not at all.
    'classic.js': `importScripts('service-worker.classic.js')
      Math.random = () => 0
      askwellWorker.deliverOnSync({ project: 'shop', endpoint: '${endpoint.url}' })`,
  })
  for (const name of ['service-worker', 'background-sync'])
    copyFileSync(`${packageDir('transport')}/dist/${name}.classic.js`, join(folder.path, `${name}.classic.js`))
  await bundle(folder.path, endpoint.url)
  const site = await openSite({ mounts: { '/t/': folder.path } })
  const close = async () => {
    endpoint.close()
    await site.close()
  }
  return { url: `${site.url}/t/`, origin: new URL(site.url).origin, endpoint, close }
}

export type WorkerSite = Awaited<ReturnType<typeof openWorkerSite>>
