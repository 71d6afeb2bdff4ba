import type { Envelope } from './envelope.js'
import { keyOf } from './envelope.js'
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
  let turn = 0
  let refusals = 0
  let busy: boolean | undefined
  let stopped: boolean | undefined
  let startedAt: number
  let oldAt: number

  const waitOf = (envelope: Envelope, force?: boolean) => {
    const now = host.now()
    if (flights.has(keyOf(envelope)) || (envelope.rejected && now - envelope.createdAt < expiryMs)) return Infinity
    return Math.max(left(envelope.until, now), force || envelope.createdAt >= startedAt ? 0 : left(oldAt, now))
  }

  const plan = async (floorMs = 0) => {
    const mine = ++turn
    const waits = (await read()).map((each) => waitOf(each))
    if (mine !== turn || stopped) return
    off()
    const now = host.now()
    let { at = 0, wait = 0 } = state()
    // The clock was set back: the wait starts again instead of growing by as much.
    if (at > now) ({ at = now } = state({ at: now }))
    const next = Math.max(floorMs, at + wait - now, Math.min(...waits))
    if (next < Infinity) off = host.after(next, () => host.online() && drain())
  }

  /** In one transaction with reading it: another tab may have been quicker. */
  const take = async (envelope: Envelope) => {
    let taken: Envelope | undefined
    let refused: boolean | undefined
    await edit(envelope.id, (old) => {
      if (!old) return old
      refused ||= old.revision !== envelope.revision || !!left(old.until, host.now())
      return refused ? old : (taken = lease({ ...envelope, ...old }))
    })
    return refused ? undefined : taken
  }

  const sendAll = async (going: () => boolean, force?: boolean) => {
    const list = await read()
    let sent = 0
    for (const each of list.sort((a, b) => a.tries - b.tries || a.createdAt - b.createdAt)) {
      if (waitOf(each, force)) continue
      if (sent++ && !force) await new Promise<void>((resolve) => host.after(paceMs, resolve))
      if (!going() || stopped) return
      const taken = await take(each)
      if (taken && !(await launch(taken))) return
    }
  }

  const drain = async () => {
    if (busy) return
    busy = true
    const unlock = await host.claim(name)
    // A frozen tab may keep the lock: after a while the lease alone decides.
    const mine = unlock || ++refusals > 2
    if (mine) {
      let going = true
      refusals = 0
      release = () => {
        going = false
        unlock?.()
      }
      const expire = host.after(turnMs, release)
      await sendAll(() => going)
      expire()
      release()
    }
    busy = false
    void plan(mine ? 1000 : turnMs)
  }

  return {
    plan,
    /** The page or its network is back, and that of everyone else perhaps: what is older waits its share of a minute. */
    restart() {
      startedAt = host.now()
      oldAt = startedAt + host.random() * spreadMs
      return plan()
    },
    /** Everything now, whatever the breaker says. */
    async flush() {
      await sendAll(() => true, true)
      await Promise.all([...flights.values()].map(({ landed }) => landed))
      await plan()
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
