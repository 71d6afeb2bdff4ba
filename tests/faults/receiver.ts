import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { SurveyResponse } from '@askwell/core'

export interface Arrival {
  id: string
  revision: number
  /** Of the body, SHA-256. */
  hash: string
  /** As the sender says it, in ms. */
  age: number
  /** How many requests its connection had carried before. */
  reuse: number
  status?: number
}

/** One request, and what a receiver can do about it. */
export interface Incoming {
  arrival: Arrival
  /** 1 is the first that came to this receiver. */
  n: number
  answer: ServerResponse
  socket: Socket
  /** Commits the body to the collector's database; the answer stays open. */
  store(): Promise<Response>
  /** Answers with CORS headers. */
  reply(status: number, headers?: Record<string, string>, body?: string): void
  /** Commits, and answers as the collector does. */
  pass(): Promise<void>
}

/** How a receiver treats a request. */
export type Way = (incoming: Incoming) => unknown

export interface Collecting {
  fetch(request: Request): Response | Promise<Response>
}

const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' }

const preflight = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, idempotency-key, askwell-age',
  'access-control-max-age': '7200',
}

const read = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const ageOf = (request: IncomingMessage) =>
  Number(request.headers['askwell-age'] ?? new URL(request.url!, 'http://receiver').searchParams.get('age'))

/** An HTTP endpoint on a port of its own, in front of a collector; it misbehaves as it is told. */
export async function openReceiver(collector: Collecting) {
  const arrivals: Arrival[] = []
  const carried = new Map<Socket, number>()
  const receiver = {
    url: '',
    arrivals,
    way: ((incoming) => incoming.pass()) as Way,
    /** Preflights say this. */
    allow: { ...cors, ...preflight } as Record<string, string>,
    /** Refuses connections until `listen`. */
    async refuse() {
      carried.forEach((_, socket) => socket.destroy())
      await new Promise((resolve) => server.close(resolve))
    },
    listen: () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve)),
    close: () => receiver.refuse(),
  }
  const incoming = (request: IncomingMessage, answer: ServerResponse, body: Buffer): Incoming => {
    const { id, revision } = JSON.parse(`${body}`) as SurveyResponse
    const { socket } = request
    const arrival: Arrival = {
      id,
      revision,
      hash: createHash('sha256').update(body).digest('hex'),
      age: ageOf(request),
      reuse: carried.get(socket)! - 1,
    }
    arrivals.push(arrival)
    const store = async () => {
      const type = request.headers['content-type'] ?? ''
      return collector.fetch(
        new Request('http://collector/v1/responses', {
          method: 'POST',
          body: new Uint8Array(body),
          headers: { 'content-type': type },
        }),
      )
    }
    const reply: Incoming['reply'] = (status, headers, text = '{}') => {
      arrival.status = status
      answer.writeHead(status, { ...cors, ...headers }).end(text)
    }
    return {
      arrival,
      n: arrivals.length,
      answer,
      socket,
      store,
      reply,
      async pass() {
        const stored = await store()
        reply(stored.status, { 'content-type': 'application/json' }, await stored.text())
      },
    }
  }
  const server = createServer(async (request, answer) => {
    carried.set(request.socket, (carried.get(request.socket) ?? 0) + 1)
    if (request.method === 'OPTIONS') return void answer.writeHead(204, receiver.allow).end()
    // A connection that is cut half-way leaves nothing to store.
    const body = await read(request).catch(() => undefined)
    if (body?.length) await receiver.way(incoming(request, answer, body))
  })
  server.on('connection', (socket) => {
    carried.set(socket, 0)
    socket.on('error', () => {}).on('close', () => carried.delete(socket))
  })
  let port = 0
  await receiver.listen()
  port = (server.address() as AddressInfo).port
  receiver.url = `http://127.0.0.1:${port}/v1/responses`
  return receiver
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>
