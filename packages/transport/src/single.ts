import type { OutboxHost } from './host.js'
import { stateKey } from './keys.js'
import { createLane } from './lane.js'
import type { OutboxOptions } from './outbox.js'
import type { Route } from './route.js'
import { sharedState } from './state.js'
import type { Outbox } from './types.js'

/** The outbox of one endpoint, which is all that a script tag can name. */
export const createOutbox = ({
  project,
  endpoint,
  capacity,
  host = globalThis as unknown as OutboxHost,
  on,
}: OutboxOptions): Outbox => {
  const name = stateKey(project)
  return createLane(host, name, name, sharedState(host, name), endpoint as Route, on, capacity)[0]
}
