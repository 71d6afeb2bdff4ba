import { bytesOf } from './bytes.js'
import type { Drain } from './drain.js'
import { keyOf, newer, seal, type Envelope, type Raw } from './envelope.js'
import type { Route } from './route.js'
import type { OutboxHost } from './host.js'
import { onPageLife } from './page-life.js'
import { createSending } from './sending.js'
import { spreadMs } from './spread.js'
import type { SharedState } from './state.js'
import { createRecords, type Records } from './stores/records.js'
import type { Outbox, OutboxEvent } from './types.js'

/**
 * The outbox of one endpoint, and what reads its records.
 *
 * @param name Of its lock and its stores.
 * @param stateName Under which all lanes share their state.
 * @param most Records that wait, before new ones are refused.
 */
export const createLane = (
  host: OutboxHost,
  name: string,
  stateName: string,
  state: SharedState,
  route: Route,
  on: ((event: OutboxEvent) => void) | undefined,
  most = 200,
) => {
  /** What is being stored. */
  let latest: Envelope | undefined
  let landing: Promise<unknown> | undefined
  /** Bytes of what waits, by id, as far as this page knows. */
  let known = new Map<string, number>()

  const open = (value: unknown): Envelope | undefined => {
    try {
      const envelope = (value as Envelope).body ? (value as Envelope) : seal(value as Raw, route)
      // Written before the clock was set back: nobody knows when.
      const now = host.Date.now()
      if (envelope.createdAt > now + 300_000) envelope.createdAt = now
      if (envelope.body.length && envelope.revision) return envelope
    } catch {}
    fail('storage', 'unreadable')
    return undefined
  }
  let misses = 0
  const [save, edit, readAll, isWanted, delivered, memory] = createRecords(host, name, open, state, (well) => {
    if (well) misses = 0
    else {
      host.clearTimeout(timer)
      if (!stopped) timer = host.setTimeout(look, host.Math.random() * Math.min(3_600_000, 5000 * 2 ** misses++))
    }
  })
  const read: typeof readAll = async () => {
    const list = await readAll()
    known = new Map(list.map(({ id, body }) => [id, bytesOf(body)]))
    return list
  }
  const records: Records = [save, edit, read, isWanted, delivered, memory]
  const spread = { until: 0 }
  let drain: Drain | undefined
  let loading: Promise<Drain | undefined> | undefined
  let stopped: boolean | undefined
  let timer: unknown
  const load = () =>
    (loading ||= import('./drain.js').then(
      ({ createDrain }) => (drain = createDrain(host, name, route, state, records, sending, spread)),
      () => {
        // As with everything else, the network may be back later.
        loading = undefined
        timer = host.setTimeout(look, 300_000)
        return undefined
      },
    ))
  const sending = createSending(host, route, state, records, load, on)
  const [launch, , , , , fail, flights, lease, breaker] = sending
  /** Has the drain do something, once it is there. */
  const wake = async (what: 'run' | 'flush' | 'retryRejected') => {
    const loaded = await load()
    if (!stopped) await loaded?.[what]()
  }

  /** No drain is loaded while nothing waits. */
  const look = async () => {
    if (drain || (await read())[0]) await wake('run')
  }
  /** The page or, with `online`, its network is back, and that of everyone else perhaps: what waits, takes its turn. */
  const restart = (online?: boolean) => {
    const now = host.Date.now()
    spread.until = now + spreadMs(online ? now - (breaker()?.at ?? now) : 0, host.Math.random)
    return look()
  }

  /** `sent` isn't waited for, but what comes next is planned after it. */
  const follow = (sent: Promise<unknown>) => {
    landing = Promise.all([landing, sent.then(look)])
  }

  const own = () => [latest, ...memory.all()].filter(Boolean) as Envelope[]

  const leave = () => {
    drain?.release()
    for (const each of own())
      if (route.unload !== 'defer' && !breaker()?.open && !each.rejected && isWanted(each) && !flights.has(keyOf(each))) {
        const leased = lease(each)
        const stored = edit(each.id, (old) => newer(old, leased))
        follow(launch(leased, stored, true))
      }
  }

  const heard = (type: string, { key, newValue }: StorageEvent) => {
    const isOurs = key === stateName
    // Another tab has removed all there is: consent was withdrawn.
    if (isOurs && !newValue) for (const each of [...flights.keys(), ...own().map(keyOf)]) delivered.add(each)
    flights.forEach((abort) => abort())
    if (type === 'pagehide') leave()
    else if (type !== 'visibilitychange' && type !== 'storage') void restart(type === 'online')
    // Another tab has put something, and may not live to send it.
    if (type === 'visibilitychange' || (isOurs && newValue?.includes('"mark":"'))) void look()
  }
  const off = onPageLife(host, heard)

  void restart()

  const outbox: Outbox = {
    async put(response, { hold } = {}) {
      const going = !hold && !breaker()?.open
      let envelope = open({ response, createdAt: host.Date.now(), epoch: ~~state().epoch!, hold })
      if (!envelope) return 'memory'
      const { id, body } = envelope
      const size = bytesOf(body)
      const total = [...known.values()].reduce((sum, each) => sum + each, size)
      const refused =
        size > 262_144 ? ' is above 256 KiB' : !known.has(id) && (known.size >= most || total > 4_194_304) && ' finds no room'
      known.set(id, size)
      if (going) envelope = lease(envelope)
      const stored = save((latest = envelope), refused)
      follow(going ? launch(envelope, stored) : stored)
      const where = await stored
      latest = undefined
      if (where === 'memory') fail('storage', id + (refused || ''))
      return where
    },
    pending: async () => (await read()).length,
    flush: () => wake('flush').then(() => landing) as Promise<void>,
    retryRejected: () => wake('retryRejected').then(() => landing) as Promise<void>,
    async clear() {
      // Changes the mark, so that other tabs look.
      state({ epoch: ~~state().epoch! + 1, mark: '' })
      flights.forEach((abort) => abort())
      await read()
    },
    destroy() {
      stopped = true
      host.clearTimeout(timer)
      drain?.stop()
      off()
    },
  }
  return [outbox, read] as const
}
