import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface Arrival {
  key: string
  body: string
  path: string
  headers: IncomingMessage['headers']
}

type Serve = (answer: ServerResponse, arrival: Arrival, n: number) => void

/** An HTTP endpoint on a port of its own that stores by key and answers as it is told. */
export const realEndpoint = async (serve: Serve = (answer) => answer.end('{}')) => {
  const arrivals: Arrival[] = []
  const ledger = new Map<string, string>()
  const sockets = new Set<Socket>()
  let onArrival = () => {}
  const endpoint = {
    url: '',
    arrivals,
    ledger,
    serve,
    /** Resolves when so many requests have come. */
    arrived: (count: number) =>
      new Promise<void>((resolve) => {
        onArrival = () => {
          if (arrivals.length >= count) resolve()
        }
        onArrival()
      }),
    close: () => {
      sockets.forEach((socket) => socket.destroy())
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  const server = createServer(async (request, answer) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const arrival = { key: String(request.headers['idempotency-key']), body, path: request.url!, headers: request.headers }
    arrivals.push(arrival)
    endpoint.serve(answer, arrival, arrivals.length)
    if (answer.statusCode < 300) ledger.set(arrival.key, body)
    onArrival()
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return endpoint
}
