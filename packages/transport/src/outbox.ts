import { browserOutboxHost } from './browser-host.js'
import { createDrain } from './drain.js'
import { keyOf, newer, seal, type Envelope, type Raw } from './envelope.js'
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
  let own = {}
  const memory = textStore(() => own, prefix, Infinity)
  const local = textStore(host.storage, prefix, 20)
  let total = 0
  let epoch = 0

  const open = (value: unknown): Envelope | undefined => {
    try {
      const envelope = (value as Raw).response ? seal(value as Raw, endpoint) : (value as Envelope)
      if (envelope.id && envelope.body.length && envelope.revision > 0) return envelope
    } catch {}
    fail('storage', 'unreadable response, or endpoint.body failed')
    return undefined
  }
  const [save, edit, readAll, attempt, failed] = createLadder(indexedDbStore(host, name), local, memory, open)
  const sender = createSender(host, endpoint, state, edit, on)
  const [breaker, flights, launch, , isWanted, fail] = sender

  const keep = (envelope: Envelope, memoryOnly?: boolean) => save(envelope, (old) => newer(old, envelope), memoryOnly)
  const lease = (envelope: Envelope): Envelope => ({
    ...envelope,
    hold: false,
    until: host.now() + leaseMs(endpoint.timeout),
  })
  const mark = () => state({ mark: host.random() })
  const sizeOf = (body: string) => Math.max(body.length, minSize)

  const read = async () => {
    const { mark } = state()
    const list: Envelope[] = []
    total = 0
    let waits: boolean | undefined = failed()
    for (const each of await readAll())
      if (isWanted(each)) {
        list.push(each)
        total += sizeOf(each.body)
        waits ||= !each.rejected
      } else await edit(each.id, (old) => (old && isWanted(old) ? old : undefined))
    // Another tab marks anew before and after it puts.
    if (!waits && mark && state().mark === mark) state({ mark: 0 })
    return list
  }

  const [run, restart, flush, stop, release] = createDrain(host, name, spreadMs, sender, edit, lease, read)

  /** Sends at once: the record is stored with its lease, so nobody waits for the disk. */
  const send = (envelope: Envelope, stored: Promise<unknown>, leaving?: boolean) =>
    void launch(envelope, stored, leaving).then(run)

  const leave = () => {
    release()
    for (const each of memory.all() as Envelope[]) {
      if (endpoint.unload !== 'defer' && !breaker()?.open && !each.rejected && !flights.has(keyOf(each))) {
        const leased = lease(each)
        send(leased, keep(leased), true)
      }
    }
  }

  const off = host.onPage((event) => {
    if (state().epoch! > epoch) forget()
    if (event === 'pagehide') leave()
    else if (event === 'visibilitychange') void run()
    else if (event !== 'storage') void restart()
  })

  const forget = () => {
    epoch = state().epoch || 0
    flights.forEach((halt) => halt.abort())
    own = {}
  }

  forget()
  void restart()
  // All at once: a put that comes next must find them on their way to the disk.
  void attempt(() =>
    local.all().forEach((value) => {
      const envelope = open(value)
      if (envelope) void keep(envelope)
    }),
  )

  return {
    async put(response, { hold } = {}) {
      const going = !hold && !breaker()?.open
      let envelope = open({ response, createdAt: host.now(), epoch, hold })
      if (!envelope) return 'memory'
      if (going) envelope = lease(envelope)
      total += sizeOf(envelope.body)
      const full = envelope.body.length > maxBody || (envelope.revision < 2 && total > maxTotal)
      mark()
      const stored = keep(envelope, full)
      if (going) send(envelope, stored)
      const where = await stored
      mark()
      if (where === 'memory') fail('storage', `${envelope.id} is in memory only`)
      if (!going) void run()
      return where
    },
    pending: async () => (await read()).length,
    flush,
    async clear() {
      state({ epoch: epoch + 1 })
      forget()
      await read()
    },
    destroy() {
      stop()
      off()
    },
  }
}
