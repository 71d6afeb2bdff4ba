import type { HostStorage, SurveyResponse } from '@askwell/core'
import type { Endpoint, Outbox, OutboxEvent } from '@askwell/transport'
import { hasWaiting, spill } from '@askwell/transport/spill'
import { once, type Chunks } from './chunks.js'

interface DeliveryOptions {
  project: string
  storage: HostStorage
  endpoint: Endpoint
  load: Chunks['outbox']
  on(event: OutboxEvent): void
}

/** The outbox, loaded when it is needed. Until then, and if it can't be loaded, answers are spilled to localStorage. */
export function createDelivery({ project, storage, endpoint, load, on }: DeliveryOptions) {
  let outbox: Outbox | undefined
  let destroyed = false
  const open = once(async () => {
    const { createOutbox } = await load()
    if (destroyed) throw new Error('destroyed')
    return (outbox = createOutbox({ project, endpoint, on }))
  })

  return {
    /** Loads it if an earlier visit left something. */
    resume() {
      if (hasWaiting(storage, project)) open().catch(() => {})
    },
    prepare() {
      open().catch(() => {})
    },
    async deliver(response: SurveyResponse, options: { hold: boolean }): Promise<void> {
      // Kept before the first await: a tab closed right after the tap loses nothing.
      const kept = !outbox && spill(storage, project, response)
      try {
        await (outbox ?? (await open())).put(response, options)
      } catch (cause) {
        if (!kept) throw cause
      }
    },
    pending: async () => (outbox || hasWaiting(storage, project) ? (await open()).pending() : 0),
    flush: async () => {
      if (outbox || hasWaiting(storage, project)) await (await open()).flush()
    },
    destroy() {
      destroyed = true
      outbox?.destroy()
    },
  }
}
