import { createDelivery, type BackgroundOptions } from './background/deliver.js'
import { backgroundName } from './background/mirror.js'

export type { BackgroundOptions }
export type { Endpoint, OutboxEvent } from './types.js'

/** https://wicg.github.io/background-sync/spec/#sync-event */
interface SyncEvent extends Event {
  tag: string
  waitUntil(done: Promise<unknown>): void
}

/**
 * For a service worker, at its top level: delivers what waits when the network is back, with no page open. Needs
 * `backgroundSync` in the page, and a browser with Background Sync; elsewhere it does nothing.
 */
export const deliverOnSync = (options: BackgroundOptions): void => {
  const name = backgroundName(options.project ?? 'default')
  const run = createDelivery(options)
  addEventListener('sync', (event) => {
    const { tag } = event as SyncEvent
    if (tag === name) (event as SyncEvent).waitUntil(run())
  })
}
