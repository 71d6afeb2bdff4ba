import type { IncomingMessage, ServerResponse } from 'node:http'
import { bytesOf, SMALL } from '../body.js'
import type { PlainRequest } from './plain-request.js'
import type { Route } from './public-route.js'

const PATH = '/v1/responses'

/** Whether a request is one of the many: a response or a few, of a declared length. */
export const isReceiving = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'POST' && (url === PATH || url.startsWith(`${PATH}?`)) && Number(headers['content-length']) <= SMALL

function plainRequestOf(incoming: IncomingMessage): PlainRequest {
  const { headers, url = '' } = incoming
  return {
    header: (name) => headers[name]?.toString(),
    query: (name) => (url.includes('?') ? (new URLSearchParams(url.slice(url.indexOf('?'))).get(name) ?? undefined) : undefined),
    address: incoming.socket.remoteAddress,
    body: (limits) => bytesOf(incoming, limits),
  }
}

/** Answers without a `Request` and a `Response`, which take as long to make as all of HTTP beside them. */
export async function replyTo(route: Route, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { status, headers, body } = await route(plainRequestOf(incoming))
  try {
    outgoing.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body)
  } catch {
    // A header that cannot be written: who asks hears of it as of a dead network.
    outgoing.destroy()
  }
}
