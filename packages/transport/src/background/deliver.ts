import { createOutbox } from '../outbox.js'
import type { Endpoint, OutboxEvent } from '../types.js'
import { backgroundName, mirrorOf } from './mirror.js'
import { workerHost, type WorkerHost } from './worker-host.js'

export interface BackgroundOptions {
  /** As for `init`. Default: "default". */
  project?: string
  /** As for `init`, its functions included: a worker has nothing of the page. A path is relative to the worker's file. */
  endpoint: string | Endpoint
  /** What becomes of responses. May throw: nothing happens. */
  on?(event: OutboxEvent): void
}

/** A browser ends a sync after three minutes or more. */
const patienceMs = 150_000
const lookMs = 250

const pause = () => new Promise((resolve) => setTimeout(resolve, lookMs))

const absolute = (endpoint: string | Endpoint): Endpoint => {
  const given = typeof endpoint === 'string' ? { url: endpoint } : endpoint
  return { ...given, url: new URL(given.url, location.href).href }
}

/** Until nothing is left to do now, or the browser would end it. */
async function settled(isQuiet: (until: number) => boolean): Promise<void> {
  const until = Date.now() + patienceMs
  for (let quiet = 0; quiet < 4 && Date.now() < until; quiet = isQuiet(until) ? quiet + 1 : 0) await pause()
}

/**
 * Delivers what waits, by the same lock, lease, breaker and waits as a page. Does nothing when no page has opted in, or
 * consent was withdrawn. One at a time: two would not know what the other has heard from the endpoint.
 *
 * @returns What rejects when something still waits: the browser tries again later.
 */
export const createDelivery = ({ project = 'default', endpoint, on }: BackgroundOptions): (() => Promise<void>) => {
  const mirror = mirrorOf(globalThis as never, project)
  let running: Promise<void> | undefined
  let world: WorkerHost | undefined

  const deliver = async () => {
    const state = await mirror.read()
    if (!state) return
    const here = (world = workerHost(project, state))
    const channel = new BroadcastChannel(backgroundName(project))
    let withdrawn = false
    channel.addEventListener('message', () => {
      withdrawn = true
      here.halt()
    })
    const outbox = createOutbox({ project, endpoint: absolute(endpoint), host: here.host, ...(on && { on }) })
    try {
      await settled((until) => withdrawn || Date.now() + here.dueMs() > until)
      if (withdrawn) return
      await mirror.change((old) => old && { ...here.state(), epoch: old.epoch ?? 0, learnt: true })
      if (await outbox.pending()) throw new Error('some responses still wait')
    } finally {
      outbox.destroy()
      channel.close()
    }
  }
  return () => {
    world?.wake()
    return (running ??= deliver().finally(() => {
      running = world = undefined
    }))
  }
}
