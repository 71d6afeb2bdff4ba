import type { Fail } from '../drain.js'
import { keyOf, type Envelope } from '../envelope.js'
import type { OutboxHost } from '../host.js'
import type { Endpoint } from '../types.js'
import { within } from '../within.js'

/** The status (0 for a redirect and for an answer that acknowledges nothing), the body, and `Retry-After`. */
export type HttpAnswer = readonly [status: number, body: string, retryAfter?: string | null]

/**
 * Posts one record, or a list of them as one `body`, and reads the whole answer; rejects when there is none. Redirects
 * aren't followed: what answers there, such as a captive portal, has no business with the body.
 */
export const post = async (
  host: OutboxHost,
  { url, headers, credentials, wire, acknowledge }: Endpoint,
  list: readonly Envelope[],
  body: string,
  keepalive: boolean,
  signal: AbortSignal,
  fail: Fail,
): Promise<HttpAnswer> => {
  let given = headers
  if (typeof headers === 'function')
    try {
      // Sooner than the lease ends, whatever the timeout.
      given = await within(host, 10_000, (async () => headers())())
    } catch (cause) {
      fail('headers', url)
      throw cause
    }
  const age = `${list.map(({ createdAt }) => Math.max(0, host.Date.now() - createdAt))}`
  const simple = wire && wire !== 'json'
  if (simple) url += `${url.includes('?') ? '&' : '?'}age=${age}`
  const send = (keepalive?: boolean) =>
    host.fetch(url, {
      method: 'POST',
      body,
      headers: {
        // Without a type of its own, text goes as text/plain.
        ...(wire === 'form' && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(!simple && {
          'content-type': 'application/json',
          'idempotency-key': `"${list.map(keyOf)}"`,
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
  const text = await answer.text()
  const heard = acknowledge !== 'strict' || !answer.ok || list.every(({ id }) => text.includes(`"${id}"`))
  return [heard ? answer.status : 0, text, answer.headers.get('retry-after')]
}
