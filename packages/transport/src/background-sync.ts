import { backgroundName, learnt, mirrorOf } from './background/mirror.js'
import type { OutboxHost } from './host.js'
import { stateKey } from './keys.js'
import { sharedState } from './state.js'

interface Speaker {
  on(event: 'answered' | 'completed', listener: () => void): unknown
}

/** What `init` returns, or the function of the script tag, loaded or not. */
export type AskwellLike = Speaker | ((method: 'on', event: 'answered' | 'completed', listener: () => void) => unknown)

/** https://wicg.github.io/background-sync/spec/#sync-manager-interface */
type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }

/** When an answer that was given has had its time to be stored. */
const storedMs = 1000

const world = globalThis as unknown as OutboxHost

/**
 * Asks the service worker of this page to deliver what waits, should the page be gone by then: whenever something is
 * answered, and when the page is hidden. Does nothing without a worker that controls the page and without Background
 * Sync. Never throws.
 *
 * @param askwell Leave it out if you have an outbox of your own, and call what this returns after `put` and `clear`.
 * @returns Asks now.
 */
export const backgroundSync = (
  askwell?: AskwellLike,
  { project = 'default' }: { project?: string } = {},
): (() => Promise<void>) => {
  const name = backgroundName(project)
  const key = stateKey(project)
  const mirror = mirrorOf(world, project)

  const reflect = async (registration: WithSync) => {
    const shared = sharedState(world, key)
    let withdrawn = false
    await mirror.change((old) => {
      const state = shared(learnt(old))
      withdrawn = !!old && (state.epoch ?? 0) > (old.epoch ?? 0)
      return state
    })
    if (withdrawn) {
      const channel = new BroadcastChannel(name)
      // eslint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
      channel.postMessage('withdrawn')
      channel.close()
    }
    if (shared().mark) await registration.sync!.register(name)
  }

  const ask = async (): Promise<void> => {
    try {
      const { serviceWorker } = navigator
      // Nothing is stored for a page where nothing was ever answered, or consent was withdrawn.
      if (!serviceWorker?.controller || !(key in localStorage)) return
      const registration = (await serviceWorker.ready) as WithSync
      if (registration.sync) await reflect(registration)
    } catch {
      // Not allowed, or no storage: what waits, waits for the next visit.
    }
  }

  const listen = (event: 'answered' | 'completed', listener: () => void) =>
    typeof askwell === 'function' && !('on' in askwell)
      ? askwell('on', event, listener)
      : (askwell as Speaker).on(event, listener)
  if (askwell) {
    listen('answered', () => setTimeout(ask, storedMs))
    listen('completed', () => void ask())
  }
  if (typeof document !== 'undefined') {
    addEventListener('storage', (event) => event.key === key && void ask())
    document.addEventListener('visibilitychange', () => document.hidden && void ask())
    void ask()
  }
  return ask
}
