import { browserOutboxHost } from './browser-host.js'
import { closed } from './breaker.js'
import { createDrain } from './drain.js'
import { keyOf, newer, seal, type Envelope, type Spilled } from './envelope.js'
import type { OutboxHost } from './host.js'
import { recordKey, stateKey } from './keys.js'
import { leaseMs } from './lease.js'
import { createSender } from './sender.js'
import { sharedState } from './state.js'
import { indexedDbStore } from './stores/indexed-db.js'
import { createLadder } from './stores/ladder.js'
import { textStore } from './stores/text.js'
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
const maxTotal = 4_194_304
/** What a record counts at least, so that 200 fill the queue. */
const minSize = 20_972

/** The queue of responses on this device: kept until the endpoint has acknowledged them. */
export const createOutbox = ({ project, endpoint, host = browserOutboxHost(), on, spreadMs = 60_000 }: OutboxOptions): Outbox => {
  const name = stateKey(project)
  const prefix = recordKey(project, '')
  const state = sharedState(host, name)
  const own = {}
  const memory = textStore('memory', () => own, prefix, Infinity)
  const local = textStore('local-storage', host.storage, prefix, 20)
  let total = 0
  let epoch: number

  const open = (value: unknown): Envelope | undefined => {
    try {
      const { response, createdAt } = value as Envelope & Spilled
      const envelope = response ? seal(response, endpoint, createdAt, epoch) : (value as Envelope)
      if (envelope.id && envelope.body.length && envelope.revision > 0 && envelope.createdAt >= 0) return envelope
    } catch {}
    return fail('storage', 'A stored response is unreadable') as undefined
  }
  const { attempt, save, edit, read: readAll, clear } = createLadder(indexedDbStore(host, name), local, memory, open)
  const sender = createSender(host, endpoint, state, edit, on)
  const { fail, launch, flights, isWanted } = sender

  const keep = (envelope: Envelope, memoryOnly?: boolean) =>
    save(envelope, (old) => (isWanted(envelope) ? newer(old, envelope) : old), memoryOnly)
  const lease = (envelope: Envelope): Envelope => {
    const now = host.now()
    const createdAt = Math.min(envelope.createdAt, now)
    return { ...envelope, createdAt, hold: false, until: now + leaseMs(endpoint.timeout) }
  }
  const mark = () => state({ mark: host.random() })
  const sizeOf = (body: string) => Math.max(body.length, minSize)

  const read = async () => {
    const { mark } = state()
    const [found, all] = await readAll()
    const list = [...found.values()].filter((each) => {
      if (isWanted(each)) return true
      void edit(each.id, (old) => (old && isWanted(old) ? old : undefined))
      return false
    })
    total = list.reduce((sum, { body }) => sum + sizeOf(body), 0)
    // Another tab marks anew before and after it puts.
    if (mark && all && list.every(({ rejected }) => rejected) && state().mark === mark) state({ mark: 0 })
    return list
  }

  const { run, restart, release, flush, stop } = createDrain(host, name, spreadMs, state, sender, edit, lease, read)

  /** Sends at once: the record is stored with its lease, so nobody waits for the disk. */
  const send = (envelope: Envelope, stored: Promise<unknown>, leaving?: boolean) =>
    void launch(envelope, stored, leaving)?.then(run)

  const leave = () => {
    release()
    const mine = memory.all() as Envelope[]
    for (const each of mine) if (!each.saved) void attempt(() => local.edit(each.id, (old) => newer(old, each)))
    if (endpoint.unload !== 'defer' && !state().open)
      for (const each of mine.map(lease)) if (!each.rejected && !flights.has(keyOf(each))) send(each, keep(each), true)
  }

  const forget = () => {
    epoch = state().epoch || 0
    flights.forEach(({ halt }) => halt.abort())
    void memory.clear()
  }

  const off = host.onPage((change) => {
    if (change === 'hide') leave()
    else if (change === 'show') void run()
    else if (change === 'restart') void restart()
    else if (state().epoch! > epoch) forget()
  })

  forget()
  if (state().url !== endpoint.url) state({ ...closed, url: endpoint.url })
  // All at once: a put that comes next must find them on their way to the disk.
  const collected = attempt(() => Promise.all(local.all().map(open).map((each) => each && keep(each)))).then(restart)

  return {
    async put(response, { hold } = {}) {
      let envelope: Envelope
      try {
        envelope = seal(response, endpoint, host.now(), epoch)
      } catch (cause) {
        fail('bad-endpoint', `body: ${cause}`)
        return 'memory'
      }
      const { id, revision, body } = envelope
      const going = !hold && !state().open
      if (going) envelope = lease(envelope)
      else if (!hold) envelope.hold = !(envelope.until = 0)
      total += sizeOf(body)
      const full = body.length > maxBody || (revision < 2 && total > maxTotal)
      if (full) fail('storage', `No room for response ${id}`)
      mark()
      const stored = keep(envelope, full)
      if (going) send(envelope, stored)
      const where = await stored
      mark()
      if (!going) void run()
      return where
    },
    async pending() {
      await collected
      return (await read()).length
    },
    async flush() {
      await collected
      await flush()
    },
    async clear() {
      state({ epoch: epoch + 1 })
      forget()
      await clear()
      await run()
    },
    destroy() {
      stop()
      off()
    },
  }
}
