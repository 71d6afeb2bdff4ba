// Node 20 or newer, nothing to install. Each response is a file in RESPONSES, named by its id.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'

const { PORT = '4700', RESPONSES = 'responses' } = process.env
mkdirSync(RESPONSES, { recursive: true })
const headers = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type, idempotency-key, askwell-age',
  'access-control-max-age': '7200',
}

function keep(response, age) {
  if (!/^[0-9a-f-]{36}$/.test(response?.id) || !(response.revision > 0)) throw new SyntaxError('not a response')
  const file = `${RESPONSES}/${response.id}.json`
  if (existsSync(file) && JSON.parse(readFileSync(file)).response.revision >= response.revision) return
  writeFileSync(`${file}.new`, JSON.stringify({ answeredAt: Date.now() - age, response }), { flush: true })
  renameSync(`${file}.new`, file)
}

createServer(async (request, answer) => {
  if (request.method === 'OPTIONS') return answer.writeHead(204, headers).end()
  try {
    const body = (await request.setEncoding('utf8').toArray()).join('')
    const age = request.headers['askwell-age'] ?? new URL(request.url, 'http://localhost').searchParams.get('age')
    keep(JSON.parse(body), Number(age))
    return answer.writeHead(200, headers).end()
  } catch (error) {
    return answer.writeHead(error instanceof SyntaxError ? 400 : 503, headers).end()
  }
}).listen(Number(PORT))
