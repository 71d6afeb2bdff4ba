import { bytesOf } from './bytes.js'
import { createDrain } from './drain.js'
import { keyOf, newer, seal, type Envelope, type Raw } from './envelope.js'
import type { OutboxHost } from './host.js'
import { onPageLife } from './page-life.js'
import type { SharedState } from './state.js'
import { createRecords } from './stores/records.js'
import type { Endpoint, Outbox, OutboxEvent } from './types.js'

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
  endpoint: Endpoint,
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
      const envelope = (value as Envelope).body ? (value as Envelope) : seal(value as Raw, endpoint)
      // Written before the clock was set back: nobody knows when.
      const now = host.Date.now()
      if (envelope.createdAt > now + 300_000) envelope.createdAt = now
      if (envelope.body.length && envelope.revision) return envelope
    } catch {}
    fail('storage', 'unreadable')
    return undefined
  }
  const records = createRecords(host, name, open, state)
  const [save, edit, readAll, isWanted, delivered, memory] = records
  const read: typeof readAll = async () => {
    const list = await readAll()
    known = new Map(list.map(({ id, body }) => [id, bytesOf(body)]))
    return list
  }
  const [launch, restart, run, stop, release, flush, fail, flights, lease, breaker] = createDrain(
    host,
    name,
    endpoint,
    state,
    [save, edit, read, isWanted, delivered, memory],
    on,
  )

  /** `sent` isn't waited for, but what comes next is planned after it. */
  const follow = (sent: Promise<unknown>) => {
    landing = Promise.all([landing, sent.then(run)])
  }

  const own = () => [latest, ...memory.all()].filter(Boolean) as Envelope[]

  const leave = () => {
    release()
    for (const each of own())
      if (endpoint.unload !== 'defer' && !breaker()?.open && !each.rejected && isWanted(each) && !flights.has(keyOf(each))) {
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
    else if (type !== 'visibilitychange' && type !== 'storage') void restart()
    // Another tab has put something, and may not live to send it.
    if (type === 'visibilitychange' || (isOurs && newValue?.includes('"mark":"'))) void run()
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
    flush: () => flush().then(() => landing) as Promise<void>,
    async retryRejected() {
      for (const { id } of await read()) await edit(id, (old) => ({ ...old, rejected: false }))
      return outbox.flush()
    },
    async clear() {
      // Changes the mark, so that other tabs look.
      state({ epoch: ~~state().epoch! + 1, mark: '' })
      flights.forEach((abort) => abort())
      await read()
    },
    destroy() {
      stop()
      off()
    },
  }
  return [outbox, read] as const
}
