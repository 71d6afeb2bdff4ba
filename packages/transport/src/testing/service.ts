import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'
import { post } from '../endpoints/http.js'
import { routeTo } from '../endpoints/route-to.js'
import { seal } from '../envelope.js'
import type { OutboxHost } from '../host.js'
import type { Endpoint } from '../types.js'
import { verdictOf } from '../verdict.js'
import type { SurveyResponse } from '@askwell/core'

export interface Request {
  method: string
  /** With its query. */
  path: string
  type: string
  headers: Record<string, string | undefined>
  body: string
}

export interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string
}

const origin = 'https://shop.example'

/** What a browser lets a page do at another origin: https://fetch.spec.whatwg.org/#http-cors-protocol */
const corsFetch =
  (fetch: typeof globalThis.fetch) =>
  async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (typeof init.body === 'string' && !headers.has('content-type')) headers.set('content-type', 'text/plain;charset=UTF-8')
    const isSimple = (name: string, value: string) =>
      name === 'accept' || (name === 'content-type' && /^(text\/plain|application\/x-www-form-urlencoded)\b/.test(value))
    const asked = [...headers].flatMap(([name, value]) => (isSimple(name, value) ? [] : [name]))
    if (asked.length) {
      const allowed = await fetch(url, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked.join() },
      })
      const names = allowed.headers.get('access-control-allow-headers')?.toLowerCase().split(/, ?/)
      const refused = asked.filter((name) => !names?.includes(name) && !names?.includes('*'))
      if (!allowed.ok || refused.length) throw new TypeError(`Failed to fetch: preflight refused ${refused}`)
    }
    headers.set('origin', origin)
    const answer = await fetch(url, { ...init, headers })
    if (!['*', origin].includes(answer.headers.get('access-control-allow-origin')!))
      throw new TypeError('Failed to fetch: no access-control-allow-origin')
    const exposed = answer.headers.get('access-control-expose-headers')?.toLowerCase().split(/, ?/) ?? []
    const shown = [...answer.headers].filter(([name]) => exposed.includes(name) || name === 'content-type')
    return new Response(await answer.text(), { status: answer.status, headers: shown })
  }

/** A service on a port of its own, that a page of another origin posts to as from a browser. */
export const service = async (serve: (request: Request) => Answer, allowed?: string) => {
  const requests: Request[] = []
  const server = createServer(async (incoming, answer) => {
    let body = ''
    incoming.setEncoding('utf8')
    for await (const chunk of incoming) body += chunk
    const headers = incoming.headers as Record<string, string>
    const request = { method: incoming.method!, path: incoming.url!, type: headers['content-type'] ?? '', headers, body }
    if (request.method === 'OPTIONS') {
      answer.writeHead(allowed === undefined ? 405 : 204, allowed ? { 'access-control-allow-headers': allowed } : {}).end()
      return
    }
    requests.push(request)
    const { status = 200, headers: out = {}, body: text = '' } = serve(request)
    answer.writeHead(status, { 'access-control-allow-origin': '*', ...out }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  vi.stubGlobal('fetch', corsFetch(fetch))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** One try, as the outbox makes it. */
export const sendTo = async (endpoint: Endpoint, response: SurveyResponse) => {
  const host = globalThis as unknown as OutboxHost
  const route = routeTo(endpoint, host)
  const envelope = seal({ response, createdAt: 0 }, route)
  const [status, body, retryAfter] = await post(
    host,
    route,
    [envelope],
    () => envelope.body,
    false,
    new AbortController().signal,
  ).catch((error: Error): [number, string] => [408, error.message])
  return { status, body, retryAfter, verdict: verdictOf(status), frozen: envelope.body }
}
