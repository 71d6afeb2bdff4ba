import { keyOf, type Envelope } from '../envelope.js'
import type { Endpoint } from '../types.js'

export interface HttpAnswer {
  /** 0 for a redirect and for an answer that acknowledges nothing. */
  status: number
  body: string
  retryAfter: string | null
}

/**
 * Posts a record and reads the whole answer; rejects when there is none. Redirects aren't followed: what answers
 * there, such as a captive portal, has no business with the body.
 */
export const post = async (
  send: (url: string, init: RequestInit) => Promise<Response>,
  { url, headers, credentials, wire, acknowledge }: Endpoint,
  envelope: Envelope,
  age: number,
  keepalive: boolean,
  signal: AbortSignal,
): Promise<HttpAnswer> => {
  const simple = wire === 'simple'
  const init: RequestInit = {
    method: 'POST',
    body: envelope.body,
    headers: {
      'content-type': simple ? 'text/plain' : 'application/json',
      ...(!simple && { 'idempotency-key': `"${keyOf(envelope)}"`, 'askwell-age': `${age}` }),
      ...(typeof headers === 'function' ? await headers() : headers),
    },
    credentials,
    redirect: 'manual',
    signal,
  }
  if (simple) url += `${url.includes('?') ? '&' : '?'}age=${age}`
  // Bodies that outlive the page have a quota that the host page may have used up; it rejects like a dead network.
  const answer = await send(url, { ...init, keepalive }).catch((error: unknown) => {
    if (keepalive) return send(url, init)
    throw error
  })
  const body = await answer.text()
  const heard = acknowledge !== 'strict' || !answer.ok || body.includes(`"${envelope.id}"`)
  return { status: heard && !answer.redirected ? answer.status : 0, body, retryAfter: answer.headers.get('retry-after') }
}
