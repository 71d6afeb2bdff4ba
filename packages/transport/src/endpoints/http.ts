import { keyOf, type Envelope } from '../envelope.js'
import type { OutboxHost } from '../host.js'
import type { Endpoint } from '../types.js'

/** The status (0 for a redirect and for an answer that acknowledges nothing), the body, and `Retry-After`. */
export type HttpAnswer = readonly [status: number, body: string, retryAfter?: string | null]

/**
 * Posts a record and reads the whole answer; rejects when there is none. Redirects aren't followed: what answers
 * there, such as a captive portal, has no business with the body.
 */
export const post = async (
  host: OutboxHost,
  { url, headers, credentials, wire, acknowledge }: Endpoint,
  envelope: Envelope,
  keepalive: boolean,
  signal: AbortSignal,
): Promise<HttpAnswer> => {
  const age = `${Math.max(0, host.Date.now() - envelope.createdAt)}`
  const simple = wire && wire !== 'json'
  const given = typeof headers === 'function' ? await headers() : headers
  if (simple) url += `${url.includes('?') ? '&' : '?'}age=${age}`
  const send = (keepalive?: boolean) =>
    host.fetch(url, {
      method: 'POST',
      body: envelope.body,
      headers: {
        // Without a type of its own, text goes as text/plain.
        ...(wire === 'form' && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(!simple && {
          'content-type': 'application/json',
          'idempotency-key': `"${keyOf(envelope)}"`,
          'askwell-age': age,
        }),
        ...given,
      },
      credentials,
      redirect: 'manual',
      keepalive,
      signal,
    })
  // Bodies that outlive the page have a quota that the host page may have used up; it rejects like a dead network.
  const answer = await (keepalive ? send(true).catch(() => send()) : send())
  const body = await answer.text()
  const heard = acknowledge !== 'strict' || !answer.ok || body.includes(`"${envelope.id}"`)
  return [heard ? answer.status : 0, body, answer.headers.get('retry-after')]
}
