import { AskwellError, type ErrorCode } from '@askwell/core'
import { afterFailure, type Breaker } from './breaker.js'
import { post, type HttpAnswer } from './endpoints/http.js'
import { keyOf, type Envelope } from './envelope.js'
import type { OutboxHost } from './host.js'
import { timeoutMs } from './lease.js'
import type { SharedState } from './state.js'
import type { Change } from './stores/store.js'
import type { Endpoint, OutboxEvent } from './types.js'
import { verdictOf } from './verdict.js'
import { within } from './within.js'

/** Past this a record is given up, once an attempt in this visit has failed too. */
export const expiryMs = 604_800_000

/** All requests that outlive the page may hold 64 KiB (https://fetch.spec.whatwg.org/); the host page has some too. */
const keepaliveBytes = 49_152

/** Sends records and acts on the verdict. */
export const createSender = (
  host: OutboxHost,
  endpoint: Endpoint,
  state: SharedState,
  edit: (id: string, change: Change) => Promise<void>,
  on: ((event: OutboxEvent) => void) | undefined,
) => {
  const { url } = endpoint
  const flights = new Map<string, AbortController>()
  const delivered = new Set<string>()
  const told = new Set<string>()
  let landing: Promise<unknown>
  let outliving = 0

  const breaker = (next?: Breaker) => state(next && { [url]: next })[url as 'http']

  const tell = (event: OutboxEvent) => {
    try {
      on?.(event)
    } catch {}
  }
  /** Each message once. */
  const fail = (code: ErrorCode, message: string) => {
    if (!told.has(message)) tell({ type: 'error', error: new AskwellError(code, message) })
    told.add(message)
  }
  /** Neither delivered nor from before consent was withdrawn. */
  const isWanted = (envelope: Envelope) => !delivered.has(keyOf(envelope)) && !(envelope.epoch < state().epoch!)

  const settle = async (envelope: Envelope, answer: HttpAnswer | void) => {
    if (!isWanted(envelope)) return false
    const { id, revision, createdAt, until } = envelope
    // No whole answer is as good as 408, Request Timeout.
    const { status = 408, body = '', retryAfter } = answer || ({} as Partial<HttpAnswer>)
    const verdict = verdictOf(status)
    const now = host.now()
    const done = verdict === 'delivered'
    const rejected = verdict === 'rejected'
    const expired = !done && now - createdAt > expiryMs
    if (done) {
      delivered.add(keyOf(envelope))
      state({ [url]: undefined })
    } else if (!rejected) breaker(afterFailure(breaker(), verdict, status, retryAfter, now, host.random))
    await edit(id, (old) => {
      if (old?.revision !== revision || (!done && old.until > until)) return old
      return done || expired ? undefined : { ...old, until: 0, hold: false, tries: old.tries + +(status > 499), rejected }
    })
    if (done || rejected) tell({ type: verdict, id, revision, status, body })
    if (verdict === 'blocked') fail(verdict, `${url} answers ${status}. Expected: 2xx, no redirect`)
    if (expired) fail('expired', id)
    return done || rejected
  }

  /**
   * Sends a record whose lease is taken; resolves to whether the next may go. A fresh one, of which `stored` is when it
   * may be changed in the stores, outlives the page; when the page is `leaving`, it goes so or not at all.
   */
  const launch = async (envelope: Envelope, stored?: Promise<unknown>, leaving?: boolean) => {
    const size = stored ? new TextEncoder().encode(envelope.body).length : Infinity
    const keepalive = outliving + size <= keepaliveBytes
    if (leaving && !keepalive) return false
    if (keepalive) outliving += size
    const halt = new AbortController()
    const key = keyOf(envelope)
    const age = Math.max(0, host.now() - envelope.createdAt)
    flights.set(key, halt)
    const landed = within(host, endpoint.timeout ?? timeoutMs, post(host.fetch, endpoint, envelope, age, keepalive, halt.signal))
      .catch(() => halt.abort())
      .then(async (answer) => {
        if (keepalive) outliving -= size
        await stored
        return settle(envelope, answer)
      })
      .finally(() => flights.delete(key))
    landing = Promise.all([landing, landed])
    return landed
  }

  return [breaker, flights, launch, () => landing, isWanted, fail] as const
}

export type Sender = ReturnType<typeof createSender>
