import { AskwellError, type ErrorCode, type Off } from '@askwell/core'
import { afterFailure, type Breaker } from './breaker.js'
import { bytesOf } from './bytes.js'
import { claim } from './claim.js'
import { post, type HttpAnswer } from './endpoints/http.js'
import { keyOf, type Envelope } from './envelope.js'
import type { OutboxHost } from './host.js'
import { left } from './lease.js'
import type { SharedState } from './state.js'
import type { Records } from './stores/records.js'
import type { Endpoint, OutboxEvent } from './types.js'
import { verdictOf } from './verdict.js'
import { within } from './within.js'

const expiryMs = 604_800_000

/** Tells of an error, each message once. */
export type Fail = (code: ErrorCode, message: string) => void

export const createDrain = (
  host: OutboxHost,
  name: string,
  endpoint: Endpoint,
  state: SharedState,
  [, edit, read, isWanted, delivered]: Records,
  on: ((event: OutboxEvent) => void) | undefined,
) => {
  const { url, timeout = 15_000, batch } = endpoint
  /** What is on its way; each aborts itself when it isn't wanted any more. */
  const flights = new Map<string, () => unknown>()
  const told = new Set<string>()
  let stopped: boolean | undefined
  let going: AbortController | undefined
  let timer: unknown
  let running: Promise<void> | undefined
  let spreadUntil = 0
  let unlock: Off | undefined
  let outliving = 0
  let again: boolean | undefined
  let refusals = 0

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
  const send = async (list: readonly Envelope[], body: string, keepalive: boolean, stored?: unknown): Promise<HttpAnswer> => {
    const halt = new AbortController()
    for (const each of list) flights.set(keyOf(each), () => list.some(isWanted) || halt.abort())
    const answer = await within(host, timeout, post(host, endpoint, list, body, keepalive, halt.signal, fail)).catch(
      (): HttpAnswer => {
        halt.abort()
        // No whole answer is as good as Request Timeout.
        return [408, '']
      },
    )
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
    const answer = await send([envelope], body, keepalive, stored)
    if (keepalive) outliving -= size
    await apply(envelope, answer)
  }

  const waitOf = ({ until, createdAt, rejected }: Envelope) => {
    const at = host.Date.now()
    const failed = breaker()
    return rejected && at - createdAt < expiryMs
      ? Infinity
      : Math.max(
          left(until, at),
          left(spreadUntil, at),
          // Since a failure in the future, where the clock was set back from, nobody knows how long it has been.
          failed && failed.at <= at ? failed.at + failed.wait - at : 0,
        )
  }

  /** Gives the lock back, or its place in the queue for it, and starts no further request. */
  const release = () => {
    going?.abort()
    going = undefined
    unlock?.()
  }

  /** Takes the lease in one transaction with reading: another tab may have been quicker. The first store decides. */
  const take = async (envelope: Envelope) => {
    const leased = lease(envelope)
    let free: boolean | undefined
    await edit(envelope.id, (old) => {
      free ??= keyOf(old) === keyOf(envelope) && !left(old.until, host.Date.now())
      return free ? leased : old
    })
    return free && leased
  }
  const sendFirst = async ([due]: Envelope[]) => {
    const leased = await take(due!)
    if (leased) await launch(leased)
  }
  const batching =
    batch &&
    import('./batch.js').then(
      ({ createBatch }) => createBatch(batch, take, send, apply),
      () => {},
    )

  /** One request at a time under the lock, so that no tab has it for longer than that. */
  const passes = async () => {
    while (again) {
      again = false
      host.clearTimeout(timer)
      // What was tried goes behind what wasn't: it may be the record's own fault.
      const list = (await read()).sort((a, b) => a.until - b.until)
      const due = list.filter((each) => !waitOf(each))
      const sendDue = (await batching) || sendFirst
      if (stopped) break
      if (due[0]) {
        const turn = (going = new AbortController())
        // A frozen tab may keep the lock: after a while the lease alone decides.
        timer = host.setTimeout(() => turn.abort(), 20_000)
        unlock = await claim(host, name, turn.signal)
        host.clearTimeout(timer)
        refusals = unlock ? 0 : refusals + 1
        if (going) {
          again = true
          if (unlock || refusals > 2) {
            await sendDue(due)
            await new Promise<void>((resolve) => host.setTimeout(resolve, 250))
          }
        }
        release()
      }
      const next = due[0] ? 20_000 : Math.min(...list.map(waitOf))
      if (next < Infinity) timer = host.setTimeout(() => host.navigator.onLine && run(), next)
    }
    running = undefined
  }
  const run = () => {
    again = true
    return (running ||= passes())
  }

  /** The page or its network is back, and that of everyone else perhaps: what waits, waits its share of a minute. */
  const restart = () => {
    spreadUntil = host.Date.now() + host.Math.random() * 60_000
    return run()
  }
  /** Everything now, whatever the breaker says, until something fails anew. */
  const flush = () => {
    state({ [url]: undefined })
    spreadUntil = 0
    return run()
  }
  const stop = () => {
    stopped = true
    release()
    host.clearTimeout(timer)
  }
  return [launch, restart, run, stop, release, flush, fail, flights, lease, breaker] as const
}
