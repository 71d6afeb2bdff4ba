import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'vite'
import { blocksOf } from '../../scripts/markdown.mjs'
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

/** What docs/service-worker.md shows, with another endpoint. */
const shown = (part: string, endpoint: string) =>
  blocksOf('docs/service-worker.md')
    .find(({ code }) => code.includes(part))!
    .code.replace(/endpoint: '[^']*'/, `endpoint: '${endpoint}'`)

// Chance decides how long a device waits before it sends what is old: here, not at all.
const atOnce = '\nMath.random = () => 0\n'

/** The worker as a module, as a bundler makes it. */
const bundle = (folder: string, code: string) =>
  build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [
      {
        name: 'worker',
        resolveId: (id) => (id === 'virtual-worker' ? id : undefined),
        load: (id) => (id === 'virtual-worker' ? code : undefined),
      },
    ],
    resolve: { alias: { '@askwell/transport/service-worker': `${packageDir('transport')}/dist/service-worker.js` } },
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
  const optIn = shown('askwellBackground', endpoint.url)
  const folder = pageFolder({
    'index.html': html(stub + optIn + tag),
    'without.html': html(stub + tag),
    'surveys.json': JSON.stringify({ surveys: [{ id: 'csat', questions: [{ type: 'csat' }] }] }),
    'classic.js': shown('importScripts', endpoint.url) + atOnce,
  })
  await bundle(folder.path, shown('@askwell/transport/service-worker', endpoint.url) + atOnce)
  const built = (name: string) => `${packageDir('transport')}/dist/${name}`
  const site = await openSite({
    mounts: {
      '/t/': folder.path,
      '/service-worker.classic.js': built('service-worker.classic.js'),
      '/background-sync.classic.js': built('background-sync.classic.js'),
    },
  })
  const close = async () => {
    endpoint.close()
    await site.close()
  }
  return { url: `${site.url}/t/`, origin: new URL(site.url).origin, endpoint, close }
}

export type WorkerSite = Awaited<ReturnType<typeof openWorkerSite>>
