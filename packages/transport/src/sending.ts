import { AskwellError, type ErrorCode } from '@askwell/core'
import { afterFailure, type Breaker } from './breaker.js'
import { bytesOf } from './bytes.js'
import { post, type HttpAnswer } from './endpoints/http.js'
import { keyOf, type Envelope } from './envelope.js'
import type { Route } from './route.js'
import type { OutboxHost } from './host.js'
import type { SharedState } from './state.js'
import type { Records } from './stores/records.js'
import type { OutboxEvent } from './types.js'
import { verdictOf } from './verdict.js'
import { within } from './within.js'

/** 7 days. */
export const expiryMs = 604_800_000

/** Tells of an error, each message once. */
export type Fail = (code: ErrorCode, message: string) => void

/** What takes records to the endpoint. */
export const createSending = (
  host: OutboxHost,
  endpoint: Route,
  state: SharedState,
  [, edit, , isWanted, delivered]: Records,
  on: ((event: OutboxEvent) => void) | undefined,
) => {
  const { url, timeout = 15_000 } = endpoint
  /** What is on its way; each aborts itself when it isn't wanted any more. */
  const flights = new Map<string, () => unknown>()
  const told = new Set<string>()
  let outliving = 0

  const breaker = (next?: Breaker) => state(next && { [url]: next })[url as 'http']

  const tell = (event: OutboxEvent) => {
    try {
      on?.(event)
    } catch {}
  }
  const fail: Fail = (code, message) => {
    if (!told.has(message)) tell({ type: 'error', error: new AskwellError(code, message) })
    told.add(message)
  }

  /** A sender may be silent for its timeout and 15 s before another takes over. */
  const lease = (envelope: Envelope): Envelope => ({ ...envelope, until: host.Date.now() + timeout + 15_000 })

  /** Posts records whose lease is taken. They are on their way until they may be changed in the stores, too. */
  const send = async (
    list: readonly Envelope[],
    body: () => string,
    keepalive: boolean,
    stored?: unknown,
  ): Promise<HttpAnswer> => {
    const halt = new AbortController()
    for (const each of list) flights.set(keyOf(each), () => list.some(isWanted) || halt.abort())
    const answer = await within(host, timeout, post(host, endpoint, list, body, keepalive, halt.signal)).catch((): HttpAnswer => {
      halt.abort()
      // No whole answer is as good as Request Timeout.
      return [408, '']
    })
    const [status, , retryAfter] = answer
    const verdict = verdictOf(status)
    if (list.some(isWanted))
      if (verdict === 'delivered') state({ [url]: undefined })
      else if (verdict !== 'rejected')
        breaker(afterFailure(breaker(), verdict, status, retryAfter, host.Date.now(), host.Math.random))
    if (verdict === 'blocked') fail(verdict, `${url} ${status}`)
    await stored
    for (const each of list) flights.delete(keyOf(each))
    return answer
  }

  /** What an answer means for a record. `isLast` unless it has not been judged by itself. */
  const apply = async (envelope: Envelope, [status, body]: HttpAnswer, isLast = true) => {
    if (!isWanted(envelope)) return
    const { id, revision, createdAt, until } = envelope
    const key = keyOf(envelope)
    const verdict = verdictOf(status)
    const now = host.Date.now()
    const rejected = verdict === 'rejected'
    const done = verdict === 'delivered'
    const expired = isLast && !done && now - createdAt > expiryMs
    if (done) delivered.add(key)
    const next = expired ? undefined : { ...envelope, until: now, rejected }
    await edit(id, (old) => (keyOf(old) !== key || old.until > until ? old : next))
    if (expired) fail('expired', id)
    else if (done || rejected) tell({ type: verdict, id, revision, url, status, body })
  }

  /**
   * Sends a record whose lease is taken. A fresh one, of which `stored` is when it may be changed in the stores,
   * outlives the page; when the page is `leaving`, it goes so or not at all.
   */
  const launch = async (envelope: Envelope, stored?: Promise<unknown>, leaving?: boolean) => {
    const { body } = envelope
    const size = stored ? bytesOf(body) : Infinity
    // All requests that outlive the page may hold 64 KiB (https://fetch.spec.whatwg.org/); the host page has some too.
    const keepalive = outliving + size <= 49_152
    if (leaving && !keepalive) return
    if (keepalive) outliving += size
    const answer = await send([envelope], () => body, keepalive, stored)
    if (keepalive) outliving -= size
    await apply(envelope, answer)
  }

  return [launch, send, apply, fail, flights, lease, breaker] as const
}

export type Sending = ReturnType<typeof createSending>
