import type { OutboxHost } from './host.js'
import { stateKey } from './keys.js'
import { createLane } from './lane.js'
import { sharedState } from './state.js'
import type { Endpoint, Outbox, OutboxEvent } from './types.js'

export interface OutboxOptions {
  /** Namespace of everything stored. */
  project: string
  /** Its `url` is absolute. Of several, each has a lane of its own: one that fails holds up no other. */
  endpoint: Endpoint | readonly Endpoint[]
  /** Responses that wait for one endpoint before new ones are refused. Default: 200. */
  capacity?: number
  host?: OutboxHost
  /** What becomes of responses. May throw: nothing happens. */
  on?(event: OutboxEvent): void
}

/** The queue of responses on this device: kept until the endpoint has acknowledged them. */
export const createOutbox = (options: OutboxOptions): Outbox => {
  const { project, endpoint, capacity, host = globalThis as unknown as OutboxHost, on } = options
  if (Array.isArray(endpoint)) return soon(import('./lanes.js').then(({ createLanes }) => createLanes(options)))
  const name = stateKey(project)
  return createLane(host, name, name, sharedState(host, name), endpoint as Endpoint, on, capacity)[0]
}

/** An outbox that is on its way. */
const soon = (coming: Promise<Outbox>): Outbox =>
  Object.fromEntries(
    ['put', 'pending', 'flush', 'retryRejected', 'clear', 'destroy'].map((name) => [
      name,
      async (...rest: unknown[]) => ((await coming)[name as 'put'] as (...rest: unknown[]) => unknown)(...rest),
    ]),
  ) as unknown as Outbox
