import { AskwellError } from '@askwell/core'
import type { OutboxHost } from '../host.js'
import type { Route } from '../route.js'
import type { Endpoint, OutboxEvent } from '../types.js'
import { within } from '../within.js'

type Texts = Readonly<Record<string, string>>

/** Beyond it, headers are no slow ones, but none. */
const headersMs = 10_000

/** The app's own headers for one request, both tries of it; their failure is one of the network, and told once. */
const headersOf = (host: OutboxHost, { url, headers }: Endpoint, on: ((event: OutboxEvent) => void) | undefined) => {
  if (typeof headers !== 'function') return undefined
  let told = false
  let latest: { signal?: unknown; given?: Promise<Texts> } = {}
  const tell = (cause: unknown) => {
    if (told) return
    told = true
    try {
      on?.({ type: 'error', error: new AskwellError('headers', url, { cause }) })
    } catch {}
  }
  return ({ signal }: RequestInit): Promise<Texts> => {
    if (latest.signal !== signal) {
      const given = within(host, headersMs, (async () => headers())())
      given.catch(tell)
      latest = { signal, given }
    }
    return latest.given!
  }
}

/** What is sent in place of our own address and headers. */
const plain = ({ url, wire }: Endpoint, age: string | undefined): [url: string, headers: Texts] => [
  `${url}${url.includes('?') ? '&' : '?'}age=${age}`,
  // Without a type of its own, text goes as text/plain.
  wire === 'form' ? { 'content-type': 'application/x-www-form-urlencoded' } : {},
]

/** The answer, as one that acknowledges nothing when it doesn't name every response that the key names. */
const strictly = async (answer: Response, key: string | undefined): Promise<Response> => {
  const body = await answer.text()
  const ids = key?.match(/[^",:]+(?=:)/g) ?? []
  const isHeard = !answer.ok || ids.every((id) => body.includes(`"${id}"`))
  return { status: isHeard ? answer.status : 0, headers: answer.headers, text: async () => body } as Response
}

/** All that an app may say of its endpoint, as the few things that sending knows. */
export const routeTo = (endpoint: Endpoint, host: OutboxHost, on?: (event: OutboxEvent) => void): Route => {
  const { body, wire = 'json', headers, acknowledge, ...rest } = endpoint
  const dynamic = headersOf(host, endpoint, on)
  return {
    ...rest,
    text(response) {
      const shaped = body ? body(response) : response
      return wire === 'form' ? `${new URLSearchParams(shaped as Record<string, string>)}` : JSON.stringify(shaped)
    },
    fetch(url, init) {
      const ours = init.headers as Texts
      const [to, own] = wire === 'json' ? [url, ours] : plain(endpoint, ours['askwell-age'])
      const send = (given?: Texts) => {
        const request = { ...init, headers: { ...own, ...given } }
        return endpoint.fetch ? endpoint.fetch(to, request) : host.fetch(to, request)
      }
      // At once, if it can be: the page may be going away.
      const answer = dynamic ? dynamic(init).then(send) : send(headers as Texts | undefined)
      return acknowledge === 'strict' ? answer.then((each) => strictly(each, ours['idempotency-key'])) : answer
    },
  }
}
