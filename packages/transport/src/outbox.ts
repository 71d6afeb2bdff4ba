import { browserOutboxHost } from './browser-host.js'
import { closed } from './breaker.js'
import { createDrain } from './drain.js'
import { keyOf, newer, seal, type Envelope, type Spilled } from './envelope.js'
import type { OutboxHost } from './host.js'
import { flagKey } from './keys.js'
import { leaseMs } from './lease.js'
import { createSender } from './sender.js'
import { sharedState } from './state.js'
import { indexedDbStore } from './stores/indexed-db.js'
import { createLadder } from './stores/ladder.js'
import { localStorageStore } from './stores/local-storage.js'
import { memoryStore } from './stores/memory.js'
import type { Endpoint, Outbox, OutboxEvent } from './types.js'

export interface OutboxOptions {
  /** Namespace of everything stored. */
  project: string
  /** Its `url` is absolute. */
  endpoint: Endpoint
  host?: OutboxHost
  /** What becomes of responses. May throw: nothing happens. */
  on?(event: OutboxEvent): void
  /** What an earlier visit left, waits up to this at load, in ms; at most 10 minutes. Default: 60,000. */
  spreadMs?: number
}

const maxBody = 262_144
const maxRecords = 200
const maxTotal = 4_194_304

/** The queue of responses on this device: kept until the endpoint has acknowledged them. */
export const createOutbox = ({ project, endpoint, host = browserOutboxHost(), on, spreadMs = 60_000 }: OutboxOptions): Outbox => {
  const name = flagKey(project)
  const state = sharedState(host, project)
  let count = 0
  let total = 0
  let unreadable: boolean | undefined

  const open = (value: unknown): Envelope | undefined => {
    try {
      const { response, createdAt } = value as Envelope & Spilled
      const envelope = response ? seal(response, endpoint, createdAt, state().epoch) : (value as Envelope)
      if (envelope.id && envelope.body.length && envelope.revision > 0 && envelope.createdAt >= 0) return envelope
    } catch {}
    if (!unreadable) fail('storage', 'A stored response is unreadable and stays aside')
    unreadable = true
    return undefined
  }
  const memory = memoryStore()
  const local = localStorageStore(host, project)
  const ladder = createLadder(indexedDbStore(host, name), local, memory, open)
  const { edit } = ladder
  const sender = createSender(host, endpoint, state, edit, on)
  const { fail, launch, flights, delivered } = sender

  const isCurrent = ({ epoch }: Envelope) => !(epoch < (state().epoch || 0))
  const save = (envelope: Envelope, memoryOnly?: boolean) =>
    ladder.save(
      envelope,
      (old) => (isCurrent(envelope) && !delivered.has(keyOf(envelope)) ? newer(old, envelope) : old),
      memoryOnly,
    )
  const lease = (envelope: Envelope): Envelope => {
    const now = host.now()
    const createdAt = Math.min(envelope.createdAt, now)
    return { ...envelope, createdAt, hold: false, until: now + leaseMs(endpoint.timeout) }
  }

  /** Says in localStorage that something waits; '' takes it back. */
  const flag = (next?: string) => {
    try {
      const storage = host.storage()
      if (next) storage.setItem(name, next)
      if (next === '') storage.removeItem(name)
      return storage.getItem(name)
    } catch {
      return undefined
    }
  }
  const mark = () => flag(`${host.random()}`)

  const read = async () => {
    const seen = flag()
    const [found, all] = await ladder.read()
    const list = [...found.values()].filter((each) => {
      const current = isCurrent(each)
      if (!current) void edit(each.id, (old) => (old && isCurrent(old) ? old : undefined))
      return current && !delivered.has(keyOf(each))
    })
    count = list.length
    total = list.reduce((sum, { body }) => sum + body.length, 0)
    // Another tab marks anew before and after it puts.
    if (all && list.every(({ rejected }) => rejected) && flag() === seen) flag('')
    return list
  }

  const drain = createDrain(host, name, spreadMs, state, sender, edit, lease, read)

  /** Sends at once: the record is stored with its lease, so nobody waits for the disk. */
  const send = (envelope: Envelope, stored: Promise<unknown>, leaving?: boolean) =>
    void launch(envelope, stored, leaving)?.then(() => drain.plan())

  const leave = () => {
    drain.release()
    for (const each of memory.all()) if (!each.saved) ladder.spill(each.id, (old) => newer(old, each))
    if (endpoint.unload !== 'defer' && !state().open)
      for (const each of memory.all())
        if (!each.rejected && !flights.has(keyOf(each))) {
          const leased = lease(each)
          send(leased, save(leased), true)
        }
  }

  let epoch = state().epoch
  const forget = () => {
    epoch = state().epoch
    flights.forEach(({ halt }) => halt.abort())
    memory.clear()
  }

  const off = host.onPage((change) => {
    if (change === 'hide') leave()
    if (change === 'show') void drain.plan()
    if (change === 'restart') void drain.restart()
    if (change === 'stored' && state().epoch !== epoch) forget()
  })

  if (state().url !== endpoint.url) state({ ...closed, url: endpoint.url })
  // All at once: a put that comes next must find them on their way to the disk.
  const collected = Promise.all(
    ladder.spilled().map((value) => {
      const envelope = open(value)
      return envelope && save(envelope)
    }),
  ).then(drain.restart)

  return {
    async put(response, { hold } = {}) {
      const now = host.now()
      let envelope: Envelope
      try {
        envelope = seal(response, endpoint, now, epoch)
      } catch (cause) {
        fail('bad-endpoint', `body: ${cause}`)
        return 'memory'
      }
      const { id, body } = envelope
      const going = !hold && !state().open
      if (going) envelope = lease(envelope)
      else if (!hold) envelope.hold = !(envelope.until = 0)
      const full = body.length > maxBody || (!memory.get(id) && (count++ >= maxRecords || (total += body.length) > maxTotal))
      if (full) fail('storage', `No room for response ${id} of ${body.length} characters`)
      mark()
      const stored = save(envelope, full)
      if (going) send(envelope, stored)
      const where = await stored
      mark()
      if (!going) void drain.plan()
      return where
    },
    async pending() {
      await collected
      return (await read()).length
    },
    async flush() {
      await collected
      await drain.flush()
    },
    async clear() {
      state({ epoch: (state().epoch || 0) + 1 })
      forget()
      await ladder.clear()
      await drain.plan()
    },
    destroy() {
      drain.stop()
      off()
    },
  }
}
