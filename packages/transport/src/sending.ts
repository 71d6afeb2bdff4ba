import { AskwellError, type ErrorCode } from '@askwell/core'
import type { Breaker } from './breaker.js'
import { bytesOf } from './bytes.js'
import type { Drain } from './drain.js'
import { post, type HttpAnswer } from './endpoints/http.js'
import { keyOf, type Envelope } from './envelope.js'
import type { OutboxHost } from './host.js'
import type { Route } from './route.js'
import type { SharedState } from './state.js'
import type { Records } from './stores/records.js'
import type { OutboxEvent } from './types.js'
import { within } from './within.js'

/** Tells of an error, each message once. */
export type Fail = (code: ErrorCode, message: string) => void

/**
 * What takes records to the endpoint.
 *
 * @param load The drain, which knows what it means when that fails; without it, a record is as if its sender had died.
 */
export const createSending = (
  host: OutboxHost,
  route: Route,
  state: SharedState,
  [, edit, , isWanted, delivered]: Records,
  load: () => Promise<Drain | undefined>,
  on: ((event: OutboxEvent) => void) | undefined,
) => {
  const { url, timeout = 15_000 } = route
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
  const lease = (envelope: Envelope): Envelope => {
    const now = host.Date.now()
    const day = ~~(now / 86_400_000)
    // What was refused for good and is old has one more try.
    const days = envelope.rejected ? 7 : ~~envelope.days! + +(day !== envelope.day)
    return { ...envelope, until: now + timeout + 15_000, day, days }
  }

  /** Posts records whose lease is taken. They are on their way until they may be changed in the stores, too. */
  const send = async (
    list: readonly Envelope[],
    body: () => string,
    keepalive: boolean,
    stored?: unknown,
  ): Promise<HttpAnswer> => {
    const halt = new AbortController()
    for (const each of list) flights.set(keyOf(each), () => list.some(isWanted) || halt.abort())
    const answer = await within(host, timeout, post(host, route, list, body, keepalive, halt.signal)).catch((): HttpAnswer => {
      halt.abort()
      // No whole answer is as good as Request Timeout.
      return [408, '']
    })
    if (isDelivered(answer)) state({ [url]: undefined })
    else if (list.some(isWanted)) (await load())?.judge(answer, host.Date.now() - list[0]!.createdAt)
    await stored
    for (const each of list) flights.delete(keyOf(each))
    return answer
  }

  /** Makes of a record what an answer to it means, unless another sender has it, or a later revision, by now. */
  const settle = ({ id, revision, until }: Envelope, next?: Envelope) =>
    edit(id, (old) => (old.revision > revision || old.until > until ? old : next))

  /** What an answer means for a record. `isLast` unless it has not been judged by itself. */
  const apply = async (envelope: Envelope, answer: HttpAnswer, isLast?: boolean) => {
    if (!isWanted(envelope)) return
    if (!isDelivered(answer)) return (await load())?.keep(envelope, answer, isLast)
    const { id, revision } = envelope
    delivered.add(keyOf(envelope))
    await settle(envelope)
    tell({ type: 'delivered', id, revision, url })
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

  return [launch, send, apply, settle, tell, fail, flights, lease, breaker] as const
}

/** 0 is a redirect, or an answer that acknowledges nothing. */
const isDelivered = ([status]: HttpAnswer) => status && status < 300

export type Sending = ReturnType<typeof createSending>
