import type { Off } from '@askwell/core'
import { afterFailure } from './breaker.js'
import { claim } from './claim.js'
import type { HttpAnswer } from './endpoints/http.js'
import type { Envelope } from './envelope.js'
import type { Route } from './route.js'
import type { OutboxHost } from './host.js'
import { left } from './lease.js'
import type { Sending } from './sending.js'
import type { SharedState } from './state.js'
import type { Records } from './stores/records.js'
import { verdictOf } from './verdict.js'

/** 7 days. */
const expiryMs = 604_800_000

export interface Drain {
  judge(answer: HttpAnswer, age: number): void
  keep(envelope: Envelope, answer: HttpAnswer, isLast?: boolean): Promise<void>
  run(): Promise<void>
  flush(): Promise<void>
  retryRejected(): Promise<void>
  release(): void
  stop(): void
}

/**
 * Brings what waits to the endpoint, in its time: a chunk of its own, loaded when something waits.
 *
 * @param spread Nothing that waits is sent before, but by `flush`.
 */
export const createDrain = (
  host: OutboxHost,
  name: string,
  { url, batch }: Route,
  state: SharedState,
  [, edit, read]: Records,
  [launch, send, apply, settle, tell, fail, , lease, breaker]: Sending,
  spread: { until: number },
): Drain => {
  const now = () => host.Date.now()
  let stopped: boolean | undefined
  let going: AbortController | undefined
  let timer: unknown
  let running: Promise<void> | undefined
  let unlock: Off | undefined
  let again: boolean | undefined
  let refusals = 0

  /** What an answer that is no success means for the endpoint; `age` of what was sent, in ms. */
  const judge = ([status, , retryAfter]: HttpAnswer, age: number) => {
    const verdict = verdictOf(status)
    if (verdict !== 'rejected') breaker(afterFailure(breaker(), verdict, status, retryAfter, now(), host.Math.random, age))
    if (verdict === 'blocked') fail(verdict, `${url} ${status}`)
  }

  /** Keeps a record that was not delivered; `isLast` unless it has not been judged by itself. */
  const keep = async (envelope: Envelope, [status, body]: HttpAnswer, isLast = true) => {
    const { id, revision, createdAt, days } = envelope
    const until = now()
    const rejected = verdictOf(status) === 'rejected'
    // A clock that jumps ahead is one day more, not a week.
    const expired = isLast && until - createdAt > expiryMs && days! > 6
    await settle(envelope, expired ? undefined : { ...envelope, until, rejected })
    if (expired) fail('expired', id)
    else if (rejected) tell({ type: 'rejected', id, revision, url, status, body })
  }

  const waitOf = ({ until, createdAt, rejected }: Envelope) => {
    const at = now()
    const failed = breaker()
    return rejected && at - createdAt < expiryMs
      ? Infinity
      : Math.max(
          left(until, at),
          left(spread.until, at),
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

  /**
   * Takes the lease in one transaction with reading: another tab may have been quicker. The first store decides; it may be
   * behind, where the page that put this was gone before more than localStorage had it.
   */
  const take = async (envelope: Envelope) => {
    const leased = lease(envelope)
    let free: boolean | undefined
    await edit(envelope.id, (old) => {
      const ahead = envelope.revision - old.revision
      free ??= ahead > 0 || !(ahead || left(old.until, now()))
      return free && ahead >= 0 ? leased : old
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
      ({ createBatch }) => createBatch(batch, take, send, apply, fail),
      () => {},
    )

  let list: Envelope[] = []
  const readDue = async () => {
    // What was tried goes behind what wasn't: it may be the record's own fault.
    list = (await read()).sort((a, b) => a.until - b.until)
    return list.filter((each) => !waitOf(each))
  }

  /** One after the other, until nothing is due or it is another tab's turn. Read anew: others had the lock meanwhile. */
  const sendAll = async (sendDue: typeof sendFirst, endAt: number): Promise<void> => {
    const due = going && now() < endAt ? await readDue() : []
    if (!due[0]) return
    await sendDue(due)
    await new Promise<void>((resolve) => host.setTimeout(resolve, 250))
    return sendAll(sendDue, endAt)
  }

  /** One request at a time under the lock, which no tab has for much longer than 20 s. */
  const passes = async () => {
    while (again) {
      again = false
      host.clearTimeout(timer)
      const isDue = (await readDue())[0]
      const sendDue = (await batching) || sendFirst
      if (stopped) break
      if (isDue) {
        const turn = (going = new AbortController())
        // A frozen tab may keep the lock: after a while the lease alone decides.
        timer = host.setTimeout(() => turn.abort(), 20_000)
        unlock = await claim(host, name, turn.signal)
        host.clearTimeout(timer)
        refusals = unlock ? 0 : refusals + 1
        if (going) {
          again = true
          if (unlock || refusals > 2) await sendAll(sendDue, now() + 20_000)
        }
        release()
      }
      const next = isDue ? 20_000 : Math.min(...list.map(waitOf))
      if (next < Infinity) timer = host.setTimeout(() => host.navigator.onLine && run(), next)
    }
    running = undefined
  }
  const run = () => {
    again = true
    return (running ||= passes())
  }

  /** Everything now, whatever the breaker says, until something fails anew. */
  const flush = () => {
    state({ [url]: undefined })
    spread.until = 0
    return run()
  }
  /** What was refused is no longer. */
  const retryRejected = async () => {
    for (const { id } of await read()) await edit(id, (old) => ({ ...old, rejected: false }))
    return flush()
  }
  const stop = () => {
    stopped = true
    release()
    host.clearTimeout(timer)
  }
  return { judge, keep, run, flush, retryRejected, release, stop }
}
