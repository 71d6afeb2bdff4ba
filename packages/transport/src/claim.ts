import type { Off } from '@askwell/core'
import type { OutboxHost } from './host.js'

/**
 * One holder per device: waits its turn, which comes at once when the holder dies, and resolves to what gives the claim
 * back; to `undefined` when `signal` came first. Without Web Locks, as on plain http and in some sandboxes, everyone
 * holds it.
 */
export const claim = ({ navigator }: OutboxHost, name: string, signal: AbortSignal): Promise<Off | undefined> =>
  new Promise((resolve) => {
    const ask = async () => navigator.locks.request(name, { signal }, () => new Promise<void>(resolve as (off: Off) => void))
    ask().catch(() => resolve(signal.aborted ? undefined : () => {}))
  })
