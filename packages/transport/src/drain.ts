import { AskwellError, type ErrorCode, type Off } from '@askwell/core'
import { spreadMs } from './backoff.js'
import { afterFailure, type Breaker } from './breaker.js'
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
export const createDrain = (
  host: OutboxHost,
  name: string,
  endpoint: Endpoint,
  state: SharedState,
  [, edit, read, isWanted, delivered]: Records,
  on: ((event: OutboxEvent) => void) | undefined,
) => {
  const { url, timeout = 15_000 } = endpoint
  /** What is on its way; each aborts itself when it isn't wanted any more. */
  const flights = new Map<string, () => unknown>()
  const told = new Set<string>()
  let stopped: boolean | undefined
  let going: unknown
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
  /** Each message once. */
  const fail = (code: ErrorCode, message: string) => {
    if (!told.has(message)) tell({ type: 'error', error: new AskwellError(code, message) })
    told.add(message)
  }

  /** A sender may be silent for its timeout and 15 s before another takes over. */
  const lease = (envelope: Envelope): Envelope => ({ ...envelope, until: host.Date.now() + timeout + 15_000 })

  /**
   * Sends a record whose lease is taken. A fresh one, of which `stored` is when it may be changed in the stores,
   * outlives the page; when the page is `leaving`, it goes so or not at all.
   */
  const launch = async (envelope: Envelope, stored?: Promise<unknown>, leaving?: boolean) => {
    const key = keyOf(envelope)
    const size = stored ? new Blob([envelope.body]).size : Infinity
    // All requests that outlive the page may hold 64 KiB (https://fetch.spec.whatwg.org/); the host page has some too.
    const keepalive = outliving + size <= 49_152
    if (leaving && !keepalive) return
    if (keepalive) outliving += size
    const halt = new AbortController()
    flights.set(key, () => isWanted(envelope) || halt.abort())
    const [status, body, retryAfter] = await within(host, timeout, post(host, endpoint, envelope, keepalive, halt.signal)).catch(
      (): HttpAnswer => {
        halt.abort()
        // No whole answer is as good as Request Timeout.
        return [408, '']
      },
    )
    if (keepalive) outliving -= size
    await stored
    flights.delete(key)
    if (!isWanted(envelope)) return

    const { id, revision } = envelope
    const verdict = verdictOf(status)
    const now = host.Date.now()
    const rejected = verdict === 'rejected'
    const done = verdict === 'delivered'
    const age = now - envelope.createdAt
    const expired = !done && age > expiryMs
    if (done) {
      delivered.add(key)
      state({ [url]: undefined })
    } else if (!rejected) breaker(afterFailure(breaker(), verdict, status, retryAfter, now, host.Math.random, age))
    const next = expired ? undefined : { ...envelope, until: now, rejected }
    await edit(id, (old) => (keyOf(old) !== key || old.until > envelope.until ? old : next))
    if (expired) fail('expired', id)
    else if (done || rejected) tell({ type: verdict, id, revision, status, body })
    else if (verdict === 'blocked') fail(verdict, `${url} ${status}`)
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

  /** Gives the lock back and starts no further request. */
  const release = () => {
    going = false
    unlock?.()
  }

  /** Takes the lease in one transaction with reading: another tab may have been quicker. The first store decides. */
  const takeAndLaunch = async (envelope: Envelope) => {
    const leased = lease(envelope)
    let free: boolean | undefined
    await edit(envelope.id, (old) => {
      free ??= keyOf(old) === keyOf(envelope) && !left(old.until, host.Date.now())
      return free ? leased : old
    })
    if (free) await launch(leased)
  }

  /** One record at a time under the lock, so that no tab has it for longer than a request. */
  const passes = async () => {
    while (again) {
      again = false
      host.clearTimeout(timer)
      // What was tried goes behind what wasn't: it may be the record's own fault.
      const list = (await read()).sort((a, b) => a.until - b.until)
      const due = list.find((each) => !waitOf(each))
      if (stopped) break
      if (due) {
        going = true
        unlock = await claim(host, name)
        refusals = unlock ? 0 : refusals + 1
        // A frozen tab may keep the lock: after a while the lease alone decides.
        if (going && (unlock || refusals > 2)) {
          await takeAndLaunch(due)
          again = true
        }
        release()
        if (again) await new Promise<void>((resolve) => host.setTimeout(resolve, 250))
      }
      const next = due ? 20_000 : Math.min(...list.map(waitOf))
      if (next < Infinity) timer = host.setTimeout(() => host.navigator.onLine && run(), next)
    }
    running = undefined
  }
  const run = () => {
    again = true
    return (running ||= passes())
  }

  /** The page or, with `online`, its network is back, and that of everyone else perhaps: what waits, takes its turn. */
  const restart = (online?: boolean) => {
    const now = host.Date.now()
    spreadUntil = now + spreadMs(online ? now - (breaker()?.at ?? now) : 0, host.Math.random)
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
