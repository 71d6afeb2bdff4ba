import type { Off } from '@askwell/core'
import type { OutboxHost } from './host.js'

/**
 * One holder per device: resolves to what gives the claim back, or to `undefined` when another tab has it. Without Web
 * Locks, as on plain http and in some sandboxes, everyone holds it.
 */
export const claim = ({ navigator }: OutboxHost, name: string): Promise<Off | undefined> =>
  new Promise((resolve) => {
    const ask = async () =>
      navigator.locks.request(name, { ifAvailable: true }, (lock) =>
        lock ? new Promise<void>(resolve as (off: Off) => void) : resolve(undefined),
      )
    ask().catch(() => resolve(() => {}))
  })
