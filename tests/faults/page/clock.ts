import type { OutboxHost } from '@askwell/transport'

interface Timer {
  at: number
  delayMs: number
  run(): void
}

/** The outbox gives up a storage operation after so long: while such a timer is there, storage is at work. */
const storageMs = 3000

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 4))

/**
 * A clock that only goes by `pass`, which takes it from timer to timer. Between them the network and the storage, which
 * are real, come to rest first; what never does is given `patience` real ms.
 */
export function virtualClock(aheadMs: number, isFlying: () => boolean, patience: number) {
  let now = Date.now() + aheadMs
  const timers = new Set<Timer>()
  const isBusy = () => isFlying() || [...timers].some(({ delayMs }) => delayMs === storageMs)

  const rest = async () => {
    const end = performance.now() + patience
    for (let quiet = 0; quiet < 5 && performance.now() < end;) {
      await turn()
      quiet = isBusy() ? 0 : quiet + 1
    }
  }
  const host: Pick<OutboxHost, 'Date' | 'setTimeout' | 'clearTimeout'> = {
    Date: { now: () => now },
    setTimeout(run, delayMs) {
      const timer = { at: now + delayMs, delayMs, run }
      timers.add(timer)
      return timer
    },
    clearTimeout: (timer) => void timers.delete(timer as Timer),
  }
  return {
    host,
    set: (ms: number) => void (now += ms),
    async pass(ms: number) {
      const until = now + ms
      for (;;) {
        await rest()
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (!next) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = Math.max(now, until)
    },
  }
}

/**
 * The real clock, ahead by what all pages of a device agree on; the quarter of a second between two sends is short, so
 * that hundreds take seconds.
 */
export function quickClock(ahead: () => number) {
  const host: Pick<OutboxHost, 'Date' | 'setTimeout' | 'clearTimeout'> = {
    Date: { now: () => Date.now() + ahead() },
    setTimeout: (run, delayMs) => setTimeout(run, delayMs === 250 ? 20 : delayMs),
    clearTimeout: (timer) => clearTimeout(timer as number),
  }
  return { host, set: (_ms: number) => {}, pass: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) }
}
