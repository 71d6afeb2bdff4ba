import type { Off } from '@askwell/core'
import { keyOf, type Envelope } from './envelope.js'
import type { OutboxHost } from './host.js'
import { left } from './lease.js'
import { expiryMs, type Sender } from './sender.js'
import type { SharedState } from './state.js'
import type { Change } from './stores/store.js'

/** How long one tab sends before it lets another, in ms. */
const turnMs = 20_000
const paceMs = 250

/** Sends what waits, oldest first, one at a time, and wakes when the next is due. */
export const createDrain = (
  host: OutboxHost,
  name: string,
  spreadMs: number,
  state: SharedState,
  { flights, launch }: Sender,
  edit: (id: string, change: Change) => Promise<void>,
  lease: (envelope: Envelope) => Envelope,
  read: () => Promise<Envelope[]>,
) => {
  let off = () => {}
  let release = () => {}
  let refusals = 0
  let busy: boolean | undefined
  let again: boolean | undefined
  let stopped: boolean | undefined
  let startedAt: number
  let oldAt: number

  const waitOf = (envelope: Envelope, force?: boolean) => {
    const now = host.now()
    if (flights.has(keyOf(envelope)) || (envelope.rejected && now - envelope.createdAt < expiryMs)) return Infinity
    const { at = 0, wait = 0 } = state()
    const due = Math.max(at + wait - now, envelope.createdAt < startedAt ? left(oldAt, now) : 0)
    return Math.max(left(envelope.until, now), force ? 0 : due)
  }

  /** In one transaction with reading it: another tab may have been quicker. */
  const take = async (envelope: Envelope) => {
    let taken: Envelope | undefined
    let refused: boolean | undefined
    await edit(envelope.id, (old) => {
      if (!old) return old
      refused ||= old.revision !== envelope.revision || !!left(old.until, host.now())
      return refused ? old : (taken = lease({ ...envelope, saved: old.saved }))
    })
    return refused ? undefined : taken
  }

  /** Sends what is due. Resolves to when the next is, in ms. */
  const sendDue = async (going: () => unknown, force?: boolean) => {
    let next = Infinity
    let sent = 0
    for (const each of (await read()).sort((a, b) => a.tries - b.tries || a.createdAt - b.createdAt)) {
      const wait = waitOf(each, force)
      next = Math.min(next, wait || turnMs)
      if (wait) continue
      if (sent++ && !force) await new Promise<void>((resolve) => host.after(paceMs, resolve))
      if (stopped || !(await going())) break
      const taken = await take(each)
      again ||= !!taken
      if (taken && !(await launch(taken)) && force) break
    }
    return next
  }

  const run = async () => {
    again = true
    if (busy) return
    busy = true
    while (again && !stopped) {
      again = false
      off()
      const now = host.now()
      // The clock was set back: the wait starts again instead of growing by as much.
      if (state().at! > now) state({ at: now })
      let unlock: Off | undefined
      let expire = () => {}
      let going = true
      release = () => {
        going = false
        expire()
        unlock?.()
      }
      const next = await sendDue(async () => {
        if (!going || unlock) return going
        unlock = await host.claim(name)
        expire = host.after(turnMs, release)
        // A frozen tab may keep the lock: after a while the lease alone decides.
        refusals = unlock ? 0 : refusals + 1
        return unlock || refusals > 2
      })
      release()
      if (next < Infinity) off = host.after(next, () => host.online() && run())
    }
    busy = false
    if (stopped) off()
  }

  return {
    run,
    /** The page or its network is back, and that of everyone else perhaps: what is older waits its share of a minute. */
    restart() {
      startedAt = host.now()
      oldAt = startedAt + host.random() * spreadMs
      return run()
    },
    /** Everything now, whatever the breaker says. */
    async flush() {
      await sendDue(() => true, true)
      await Promise.all([...flights.values()].map(({ landed }) => landed))
      await run()
    },
    /** Gives the lock back and starts no further request. */
    release: () => release(),
    stop() {
      stopped = true
      release()
      off()
    },
  }
}
