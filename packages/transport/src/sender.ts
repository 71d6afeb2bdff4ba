import { AskwellError, type ErrorCode } from '@askwell/core'
import { afterFailure, closed } from './breaker.js'
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
  const flights = new Map<string, { landed: Promise<unknown>; halt: AbortController }>()
  const delivered = new Set<string>()
  const told = new Set<string>()
  let outliving = 0

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
    const { status = 408, body = '', retryAfter = null } = answer || {}
    const verdict = verdictOf(status)
    const now = host.now()
    const done = verdict === 'delivered'
    const refused = verdict === 'rejected'
    const expired = !done && now - createdAt > expiryMs
    if (done) {
      delivered.add(keyOf(envelope))
      if (state().failures) state(closed)
    } else if (!refused) state(afterFailure(state(), verdict, status, retryAfter, now, host.random))
    await edit(id, (old) => {
      if (old?.revision !== revision || (!done && old.until > until)) return old
      if (done || expired) return undefined
      return { ...old, until: 0, hold: false, tries: old.tries + +(status > 499), rejected: refused }
    })
    if (done || refused) tell({ type: verdict, id, revision, status, body })
    if (verdict === 'blocked') fail(verdict, `${endpoint.url} answers ${status}. Expected: 2xx, no redirect`)
    if (expired) fail('expired', id)
    return done || refused
  }

  return {
    fail,
    isWanted,
    flights,
    /**
     * Sends a record whose lease is taken; resolves to whether the next may go. A fresh one, of which `stored` is when
     * it may be changed in the stores, outlives the page; when the page is `leaving`, it goes so or not at all.
     */
    launch(envelope: Envelope, stored?: Promise<unknown>, leaving?: boolean): Promise<boolean> | undefined {
      const size = stored ? new TextEncoder().encode(envelope.body).length : Infinity
      const keepalive = outliving + size <= keepaliveBytes
      if (leaving && !keepalive) return undefined
      if (keepalive) outliving += size
      const halt = new AbortController()
      const key = keyOf(envelope)
      const age = host.now() - envelope.createdAt
      const landed = within(host, endpoint.timeout ?? timeoutMs, post(host.fetch, endpoint, envelope, age, keepalive, halt.signal))
        .catch(() => halt.abort())
        .then(async (answer) => {
          if (keepalive) outliving -= size
          await stored
          return settle(envelope, answer)
        })
        .finally(() => flights.delete(key))
      flights.set(key, { landed, halt })
      return landed
    },
  }
}

export type Sender = ReturnType<typeof createSender>
