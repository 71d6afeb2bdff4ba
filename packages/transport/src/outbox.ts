import { routeTo } from './endpoints/route-to.js'
import type { OutboxHost } from './host.js'
import { createOutbox as createSingle } from './single.js'
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
export const createOutbox = (options: OutboxOptions): Outbox =>
  Array.isArray(options.endpoint)
    ? soon(import('./lanes.js').then(({ createLanes }) => createLanes(options)))
    : createSingle({
        ...options,
        endpoint: routeTo(options.endpoint as Endpoint, options.host ?? (globalThis as unknown as OutboxHost), options.on),
      })

/** An outbox that is on its way. */
const soon = (coming: Promise<Outbox>): Outbox =>
  Object.fromEntries(
    ['put', 'pending', 'flush', 'retryRejected', 'clear', 'destroy'].map((name) => [
      name,
      async (...rest: unknown[]) => ((await coming)[name as 'put'] as (...rest: unknown[]) => unknown)(...rest),
    ]),
  ) as unknown as Outbox
