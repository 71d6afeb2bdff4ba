import type { PageHost, Off } from '@askwell/core'

interface Timer {
  /** By the shifted clock. */
  dueAt: number
  run(): void
  off: Off
}

/** The clock of a host, which can be put forward. */
export interface VirtualClock {
  aheadMs(): number
  /** Puts it forward; timers that fall due meanwhile run at once, in their order. */
  advance(ms: number): void
  /** Back to now. Timers run after what was left of them. */
  reset(): void
}

/** Takes the place of `host.now` and `host.after`. */
export function virtualClock(host: Pick<PageHost, 'now' | 'after'>, startAheadMs = 0): VirtualClock {
  const { now, after } = host
  const timers = new Set<Timer>()
  let aheadMs = startAheadMs

  const arm = (timer: Timer) => {
    timer.off = after(Math.max(0, timer.dueAt - host.now()), () => {
      timers.delete(timer)
      timer.run()
    })
  }
  host.now = () => now() + aheadMs
  host.after = (delayMs, run) => {
    const timer: Timer = { dueAt: host.now() + delayMs, run, off: () => {} }
    timers.add(timer)
    arm(timer)
    return () => {
      timers.delete(timer)
      timer.off()
    }
  }
  return {
    aheadMs: () => aheadMs,
    advance(ms) {
      aheadMs += ms
      for (const timer of [...timers].sort((a, b) => a.dueAt - b.dueAt)) {
        timer.off()
        arm(timer)
      }
    },
    reset() {
      for (const timer of timers) timer.dueAt -= aheadMs
      aheadMs = 0
    },
  }
}
