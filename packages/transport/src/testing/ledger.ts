import type { OutboxHost } from '../host.js'

export interface Sent {
  url: string
  key: string
  body: string
  age: number
  keepalive: boolean
  headers: Record<string, string>
  signal: AbortSignal | null | undefined
}

/** What a server does with a request. It takes a body in before it answers, so `drop` may have stored it. */
export type Behaviour = number | { status: number; headers?: Record<string, string>; body?: string } | 'down' | 'stall' | 'drop'

/** An endpoint in memory that stores by key and can misbehave. */
export const fakeEndpoint = () => {
  const requests: Sent[] = []
  const ledger = new Map<string, string>()
  const waiting: (() => void)[] = []
  const endpoint = {
    requests,
    ledger,
    answer: (() => undefined) as (sent: Sent, count: number) => Behaviour | undefined,
    /** Lets go of requests that stall: the answer gets lost. */
    keys: () => requests.map(({ key }) => key),
    release: () => waiting.splice(0).forEach((go) => go()),
    fetch: (async (url, init) => {
      if (init.signal?.aborted) throw init.signal.reason
      const headers = init.headers as Record<string, string>
      const sent: Sent = {
        url,
        key: headers['idempotency-key'] ?? '',
        body: init.body as string,
        age: Number(headers['askwell-age']),
        keepalive: !!init.keepalive,
        headers,
        signal: init.signal,
      }
      requests.push(sent)
      const does = endpoint.answer(sent, requests.length) ?? 200
      if (does === 'down') throw new TypeError('Failed to fetch')
      const { status, headers: out, body = '{}' } = typeof does === 'object' ? does : { status: does as number, headers: {} }
      if (typeof does === 'string' || status < 300) ledger.set(sent.key, sent.body)
      if (does === 'drop') throw new TypeError('Failed to fetch')
      if (does === 'stall')
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          init.signal?.addEventListener('abort', () => reject(init.signal!.reason))
        })
      const given = does === 'stall' ? 200 : status
      // As much of a Response as is read: a real one costs more than all the rest.
      return { status: given, ok: given < 300, text: async () => body, headers: new Headers(out) } as Response
    }) as OutboxHost['fetch'],
  }
  return endpoint
}
