import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { packageDir } from '../packages.mjs'

/** A small host page. */
const page = (endpoint) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Soak</title>
<link rel="icon" href="data:,"><script async src="/askwell.js" data-endpoint="${endpoint}" data-surveys="/surveys.json"></script>
</head><body><main><h1>A page</h1></main></body></html>`

const surveys = JSON.stringify({
  surveys: [{ id: 'soak', questions: [{ id: 'token', type: 'text', text: 'Which one is this?', required: true }] }],
})

const dist = `${packageDir('askwell')}/dist`

function contentOf(url, endpoint) {
  if (url === '/') return ['text/html', page(endpoint)]
  if (url === '/surveys.json') return ['application/json', surveys]
  if (/^\/askwell(\.js|\/\w+\/[\w-]+\.js)$/.test(url)) return ['text/javascript', readFileSync(dist + url)]
  return undefined
}

/** Serves the page and the built script, and never misbehaves. */
export async function servePage(endpoint) {
  const server = createServer((request, answer) => {
    const [type, content] = contentOf(request.url, endpoint) ?? []
    answer.writeHead(content ? 200 : 404, type && { 'content-type': type })
    answer.end(content)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${server.address().port}/`, stop }
}
