import { createDrain } from './drain.js'
import { keyOf, newer, seal, type Envelope, type Raw } from './envelope.js'
import type { OutboxHost } from './host.js'
import { stateKey } from './keys.js'
import { onPageLife } from './page-life.js'
import { sharedState } from './state.js'
import { createRecords } from './stores/records.js'
import type { Endpoint, Outbox, OutboxEvent } from './types.js'

export interface OutboxOptions {
  /** Namespace of everything stored. */
  project: string
  /** Its `url` is absolute. */
  endpoint: Endpoint
  host?: OutboxHost
  /** What becomes of responses. May throw: nothing happens. */
  on?(event: OutboxEvent): void
}

/** The queue of responses on this device: kept until the endpoint has acknowledged them. */
export const createOutbox = ({ project, endpoint, host = globalThis as unknown as OutboxHost, on }: OutboxOptions): Outbox => {
  const name = stateKey(project)
  const state = sharedState(host, name)
  /** What is being stored. */
  let latest: Envelope | undefined
  let landing: Promise<unknown> | undefined

  const open = (value: unknown): Envelope | undefined => {
    try {
      const envelope = (value as Envelope).body ? (value as Envelope) : seal(value as Raw, endpoint)
      if (envelope.body.length && envelope.revision) return envelope
    } catch {}
    fail('storage', 'unreadable')
    return undefined
  }
  const records = createRecords(host, name, open, state)
  const [save, edit, read, isWanted, , memory] = records
  const [launch, restart, run, stop, release, flush, fail, flights, lease, breaker] = createDrain(
    host,
    name,
    endpoint,
    state,
    records,
    on,
  )

  /** `sent` isn't waited for, but what comes next is planned after it. */
  const follow = (sent: Promise<unknown>) => {
    landing = Promise.all([landing, sent.then(run)])
  }

  const leave = () => {
    release()
    for (const each of [latest, ...memory.all()] as Envelope[])
      if (
        each &&
        endpoint.unload !== 'defer' &&
        !breaker()?.open &&
        !each.rejected &&
        isWanted(each) &&
        !flights.has(keyOf(each))
      ) {
        const leased = lease(each)
        const stored = edit(each.id, (old) => newer(old, leased))
        follow(launch(leased, stored, true))
      }
  }

  const heard = (event: string) => {
    flights.forEach((abort) => abort())
    if (event === 'pagehide') leave()
    else if (event === 'visibilitychange') void run()
    else if (event !== 'storage') void restart(event === 'online')
  }
  const off = onPageLife(host, heard)

  void restart()

  return {
    async put(response, { hold } = {}) {
      const going = !hold && !breaker()?.open
      let envelope = open({ response, createdAt: host.Date.now(), epoch: ~~state().epoch!, hold })
      if (!envelope) return 'memory'
      if (going) envelope = lease(envelope)
      const stored = save((latest = envelope))
      follow(going ? launch(envelope, stored) : stored)
      const where = await stored
      latest = undefined
      if (where === 'memory') fail('storage', envelope.id)
      return where
    },
    pending: async () => (await read()).length,
    flush: () => flush().then(() => landing) as Promise<void>,
    async clear() {
      state({ epoch: ~~state().epoch! + 1 })
      // As in the other tabs.
      heard('storage')
      await read()
    },
    destroy() {
      stop()
      off()
    },
  }
}
