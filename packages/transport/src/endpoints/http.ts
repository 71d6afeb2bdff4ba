import { keyOf, type Envelope } from '../envelope.js'
import type { OutboxHost } from '../host.js'
import type { Route } from '../route.js'

/** The status (0 for a redirect and for an answer that acknowledges nothing), the body, and `Retry-After`. */
export type HttpAnswer = readonly [status: number, body: string, retryAfter?: string | null]

/**
 * Posts one record, or a list of them as one `body`, and reads the whole answer; rejects when there is none. Redirects
 * aren't followed: what answers there, such as a captive portal, has no business with the body.
 */
export const post = async (
  host: OutboxHost,
  { url, credentials, fetch = host.fetch }: Route,
  list: readonly Envelope[],
  body: () => string,
  keepalive: boolean,
  signal: AbortSignal,
): Promise<HttpAnswer> => {
  const send = (keepalive?: boolean) =>
    fetch(url, {
      method: 'POST',
      body: body(),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `"${list.map(keyOf)}"`,
        'askwell-age': `${list.map(({ createdAt }) => Math.max(0, host.Date.now() - createdAt))}`,
      },
      credentials,
      redirect: 'manual',
      keepalive,
      signal,
    })
  // Bodies that outlive the page have a quota that the host page may have used up; it rejects like a dead network.
  const answer = await (keepalive ? send(true).catch(() => send()) : send())
  return [answer.status, await answer.text(), answer.headers.get('retry-after')]
}
