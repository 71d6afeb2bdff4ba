import { getRequestListener } from '@hono/node-server'
import { createServer, type Server } from 'node:http'
import { isReceiving, replyTo } from './http/node.js'
import type { Route } from './http/public-route.js'

/** Requests under way get this long to finish once the server stops. */
const GRACE_MS = 1000

/** For the headers, and for headers and body together: what is slower is cut. Bodies have a shorter time of their own. */
const HEADERS_MS = 10_000
const REQUEST_MS = 30_000
const MAX_CONNECTIONS = 20_000

/** What a server knows of a request beside it. */
export interface Connection {
  /** The address at the other end of the socket. */
  address: string | undefined
}

interface Handlers {
  fetch(this: void, request: Request, connection: Connection): Response | Promise<Response>
  /** For the requests that are most of all. Default: `fetch` has them, too. */
  receive?: Route
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

function listenOn({ fetch, receive }: Handlers, hostname: string, port: number): Promise<Server> {
  const listener = getRequestListener((request, { incoming }) => fetch(request, { address: incoming.socket.remoteAddress }))
  const server = createServer(
    { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: 5000 },
    (incoming, outgoing) =>
      void (receive && isReceiving(incoming) ? replyTo(receive, incoming, outgoing) : listener(incoming, outgoing)),
  )
  server.maxConnections = MAX_CONNECTIONS
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, () => resolve(server))
  })
}

export function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/**
 * Listens on `host`. `localhost` means both loopback addresses, because clients disagree on which one to try first; a
 * machine without IPv6 has one. Rejects when the port is taken.
 */
export async function openServers(handlers: Handlers, host: string, port: number): Promise<Server[]> {
  if (host !== 'localhost') return [await listenOn(handlers, host, port)]
  const first = await listenOn(handlers, '127.0.0.1', port)
  try {
    return [first, await listenOn(handlers, '::1', portOf(first))]
  } catch (error) {
    // With port 0 the other address may be taken by chance; a chosen port that is taken there would split localhost.
    if (codeOf(error) !== 'EADDRINUSE' || port === 0) return [first]
    first.close()
    throw error
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  // A connection that was busy when the server stopped turns idle later, and would then be kept alive.
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

/** Accepts nothing new, lets requests under way finish for a second, then cuts them. */
export const closeServers = async (servers: readonly Server[]): Promise<void> => {
  await Promise.all(servers.map(closeServer))
}
