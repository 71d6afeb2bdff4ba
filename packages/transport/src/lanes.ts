import { routeTo } from './endpoints/route-to.js'
import type { OutboxHost } from './host.js'
import { stateKey } from './keys.js'
import { createLane } from './lane.js'
import type { OutboxOptions } from './outbox.js'
import type { Route } from './route.js'
import { sharedState, type SharedState } from './state.js'
import type { Endpoint, Outbox, Stored } from './types.js'

const places: Stored[] = ['memory', 'local-storage', 'indexed-db']

/** FNV-1a: names, not secrets. https://www.rfc-editor.org/rfc/rfc9923 */
const hashOf = (text: string): string => {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return (hash >>> 0).toString(36)
}

/** One name for each endpoint, whatever their order; of one URL given twice, two. */
const namesOf = (endpoints: readonly Endpoint[]): string[] =>
  endpoints.map(({ url }, at) => {
    const before = endpoints.slice(0, at).filter((each) => each.url === url).length
    return hashOf(url) + (before ? `.${before}` : '')
  })

/**
 * The state as one lane sees it: the mark is its own, and the mark of all, which says whether to load the outbox at the
 * next visit, is up while that of any lane is.
 */
const stateOf =
  (shared: SharedState, lane: string, isFirst: boolean): SharedState =>
  (change) => {
    const { mark, lanes } = shared()
    if (change && 'mark' in change) {
      const marks = { ...lanes, [lane]: change.mark }
      // What `spill` left is marked as text, and for the first lane to find.
      const left = !isFirst && typeof mark === 'string' ? mark : Object.values(marks).some(Boolean)
      change = { ...change, lanes: marks, mark: change.mark || left }
    }
    const state = shared(change)
    return isFirst ? state : { ...state, mark: state.lanes?.[lane] }
  }

/** One outbox for several endpoints, each of which gets everything in a lane of its own. */
export const createLanes = ({
  project,
  endpoint,
  capacity,
  host = globalThis as unknown as OutboxHost,
  on,
}: OutboxOptions): Outbox => {
  const endpoints = endpoint as readonly Endpoint[]
  const base = stateKey(project)
  const shared = sharedState(host, base)
  const names = namesOf(endpoints)
  const { owner } = shared()
  // The stores of a single endpoint are those of the lane that had them last, so that nothing in them is lost.
  const first = names.includes(owner!) ? owner : names[0]
  if (first !== owner) shared({ owner: first! })

  const seen = new Set<string>()
  let isPutting = false
  /** What `spill` left is found by the first lane alone, when it is frozen there: the others get it then. */
  const sharing = (route: Route): Route => ({
    ...route,
    text(response) {
      const key = `${response.id}:${response.revision}`
      if (!isPutting && !seen.has(key)) for (const each of others) void each.put(response, { hold: true })
      seen.add(key)
      return route.text!(response)
    },
  })

  const lanes = endpoints.map((each, at) => {
    const lane = names[at]!
    const isFirst = lane === first
    const route = routeTo(each, host, on)
    const name = isFirst ? base : `${base}.${lane}`
    return createLane(host, name, base, stateOf(shared, lane, isFirst), isFirst ? sharing(route) : route, on, capacity)
  })
  const all = <T>(call: (outbox: Outbox) => Promise<T>) => Promise.all(lanes.map(([outbox]) => call(outbox)))
  const others = lanes.filter((_, at) => names[at] !== first).map(([outbox]) => outbox)

  return {
    async put(response, options) {
      isPutting = true
      const storing = all((outbox) => outbox.put(response, options))
      isPutting = false
      const stored = await storing
      return places.find((place) => stored.includes(place)) ?? 'memory'
    },
    async pending() {
      const lists = await Promise.all(lanes.map(([, read]) => read()))
      return new Set(lists.flat().map(({ id }) => id)).size
    },
    flush: async () => void (await all((outbox) => outbox.flush())),
    retryRejected: async () => void (await all((outbox) => outbox.retryRejected())),
    clear: async () => void (await all((outbox) => outbox.clear())),
    destroy: () => lanes.forEach(([outbox]) => outbox.destroy()),
  }
}
