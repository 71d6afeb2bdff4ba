import { AskwellError, type ErrorCode } from '@askwell/core'
import { afterFailure, closed } from './breaker.js'
import { post, type HttpAnswer } from './endpoints/http.js'
import { keyOf, type Envelope } from './envelope.js'
import type { OutboxHost } from './host.js'
import type { SharedState } from './state.js'
import type { Change } from './stores/store.js'
import type { Endpoint, OutboxEvent } from './types.js'
import { verdictOf } from './verdict.js'
import { timeoutMs } from './lease.js'
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
  const flights = new Map<string, { landed: Promise<boolean>; halt: AbortController }>()
  const delivered = new Set<string>()
  let outliving = 0
  let told: boolean | undefined

  const tell = (event: OutboxEvent) => {
    try {
      on?.(event)
    } catch {}
  }
  const fail = (code: ErrorCode, message: string) => tell({ type: 'error', error: new AskwellError(code, message) })

  const settle = async (envelope: Envelope, answer: HttpAnswer | void) => {
    const { id, revision, createdAt, epoch, until } = envelope
    const { status = 0, body = '' } = answer || {}
    const verdict = answer ? verdictOf(status) : 'retry'
    const { failures, epoch: current = 0 } = state()
    if (epoch < current) return false
    const now = host.now()
    const gone = verdict === 'delivered'
    const refused = verdict === 'rejected'
    const expired = !gone && now - createdAt > expiryMs
    if (gone) {
      delivered.add(keyOf(envelope))
      told = false
      if (failures) state(closed)
    } else if (!refused) state(afterFailure(failures, { ...answer, verdict }, now, host.random))
    await edit(id, (old) => {
      if (old?.revision !== revision || (!gone && old.until > until)) return old
      if (gone || expired) return undefined
      return { ...old, until: 0, hold: false, tries: old.tries + +(status > 499), rejected: refused ? status : 0 }
    })
    if (gone) tell({ type: verdict, id, revision })
    if (refused) tell({ type: verdict, id, revision, status, body })
    if (verdict === 'blocked' && !told) {
      told = true
      fail(verdict, `${endpoint.url} answers ${status}. It should acknowledge with 2xx, without a redirect`)
    }
    if (expired) fail('expired', id)
    return gone || refused
  }

  return {
    fail,
    delivered,
    flights,
    /**
     * Sends a record whose lease is taken. A fresh one, of which `stored` is when it may be changed in the stores, goes
     * so that it outlives the page; when the page is `leaving`, it goes so or not at all.
     */
    launch(envelope: Envelope, stored?: Promise<unknown>, leaving?: boolean): Promise<boolean> | undefined {
      const size = stored ? new TextEncoder().encode(envelope.body).length : Infinity
      const keepalive = outliving + size <= keepaliveBytes
      if (leaving && !keepalive) return undefined
      if (keepalive) outliving += size
      const halt = new AbortController()
      const key = keyOf(envelope)
      const age = Math.max(0, host.now() - envelope.createdAt)
      const landed = within(
        host,
        endpoint.timeout ?? timeoutMs,
        post(host.fetch, endpoint, envelope, age, keepalive, halt.signal),
      )
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
