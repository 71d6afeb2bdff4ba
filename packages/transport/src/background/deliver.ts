import { createOutbox } from '../outbox.js'
import type { Endpoint, OutboxEvent } from '../types.js'
import { backgroundName, mirrorOf } from './mirror.js'
import { workerHost } from './worker-host.js'

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

/**
 * Delivers what waits, by the same lock, lease, breaker and waits as a page. Does nothing when no page has opted in, or
 * consent was withdrawn.
 *
 * @throws When something still waits: the browser tries again later.
 */
export const deliver = async ({ project = 'default', endpoint, on }: BackgroundOptions): Promise<void> => {
  const mirror = mirrorOf(globalThis as never, project)
  const state = await mirror.read()
  if (!state) return
  const given = typeof endpoint === 'string' ? { url: endpoint } : endpoint
  const world = workerHost(project, state)
  const url = new URL(given.url, location.href).href
  const outbox = createOutbox({ project, endpoint: { ...given, url }, host: world.host, ...(on && { on }) })
  let withdrawn = false
  const channel = new BroadcastChannel(backgroundName(project))
  channel.addEventListener('message', () => {
    withdrawn = true
    world.halt()
  })

  const until = Date.now() + patienceMs
  /** Whether nothing is left to do now. */
  const isQuiet = () => withdrawn || Date.now() + world.dueMs() > until
  try {
    for (let quiet = 0; quiet < 4 && Date.now() < until; quiet = isQuiet() ? quiet + 1 : 0) await pause()
    if (withdrawn) return
    await mirror.change((old) => old && { ...world.state(), epoch: old.epoch ?? 0, learnt: true })
    if (await outbox.pending()) throw new Error('some responses still wait')
  } finally {
    outbox.destroy()
    channel.close()
  }
}
