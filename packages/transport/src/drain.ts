import { keyOf, type Envelope } from './envelope.js'
import type { OutboxHost } from './host.js'
import { left } from './lease.js'
import { expiryMs, type Sender } from './sender.js'
import type { Change } from './stores/store.js'

/** A tab starts requests for 5 s and waits 15 s for the last, then it lets another. */
const turnMs = 5000
const refusedMs = 20_000
const paceMs = 250

/** Sends what waits, oldest first, one at a time, and wakes when the next is due. */
export const createDrain = (
  host: OutboxHost,
  name: string,
  spreadMs: number,
  [breaker, flights, launch, landed]: Sender,
  edit: (id: string, change: Change) => Promise<void>,
  lease: (envelope: Envelope) => Envelope,
  read: () => Promise<Envelope[]>,
) => {
  let off = () => {}
  let release = () => {}
  let refusals = 0
  let running: Promise<void> | undefined
  let force: boolean | undefined
  let again: boolean | undefined
  let stopped: boolean | undefined
  let startedAt: number
  let oldAt: number

  const waitOf = (envelope: Envelope, force?: boolean) => {
    const now = host.now()
    if (flights.has(keyOf(envelope)) || (envelope.rejected && now - envelope.createdAt < expiryMs)) return Infinity
    const own = left(envelope.until, now)
    if (force) return own
    const { at, wait } = breaker() || { at: 0, wait: 0 }
    // Since a failure in the future, where the clock was set back from, nobody knows how long it has been.
    return Math.max(own, at > now ? 0 : at + wait - now, envelope.createdAt < startedAt ? left(oldAt, now) : 0)
  }

  /** In one transaction with reading it: another tab may have been quicker. */
  const take = async (envelope: Envelope) => {
    const leased = lease(envelope)
    let found: Envelope | undefined
    let refused: unknown
    await edit(envelope.id, (old) => {
      found ||= old
      refused ||= old && (old.revision !== envelope.revision || left(old.until, host.now()))
      return old && !refused ? leased : old
    })
    return !refused && found && leased
  }

  /** Sends what is due, or everything, and wakes when the next is. */
  const pass = async (forced: boolean | undefined) => {
    const now = host.now()
    const list = (await read()).sort((a, b) => a.tries - b.tries || a.createdAt - b.createdAt)
    const due = list.filter((each) => !waitOf(each, forced))
    const next = Math.min(...list.map((each) => waitOf(each, forced) || refusedMs))
    let going: unknown = true
    if (due[0] && !forced) {
      const unlock = await host.claim(name)
      release = () => {
        going = false
        unlock?.()
      }
      // A frozen tab may keep the lock: after a while the lease alone decides.
      refusals = unlock ? 0 : refusals + 1
      going = unlock || refusals > 2
    }
    for (const each of due) {
      if (again && !forced) await new Promise<void>((resolve) => host.after(paceMs, resolve))
      if (stopped || !going || host.now() - now > turnMs || waitOf(each, forced)) break
      const taken = await take(each)
      if (taken) {
        again = true
        if (!(await launch(taken)) && forced) break
      }
    }
    release()
    if (next < Infinity && !stopped) off = host.after(next, () => host.online() && run())
  }

  const passes = async () => {
    while (again) {
      const forced = force
      again = force = false
      off()
      if (!stopped) await pass(forced)
    }
    running = undefined
  }
  const run = () => {
    again = true
    return (running ||= passes())
  }

  /** The page or its network is back, and that of everyone else perhaps: what is older waits its share of a minute. */
  const restart = () => {
    startedAt = host.now()
    oldAt = startedAt + host.random() * spreadMs
    return run()
  }
  /** Everything now, whatever the breaker says. */
  const flush = async () => {
    force = true
    await run()
    await landed()
    await run()
  }
  const stop = () => {
    stopped = true
    release()
    off()
  }
  /** Gives the lock back and starts no further request. */
  return [run, restart, flush, stop, () => release()] as const
}
