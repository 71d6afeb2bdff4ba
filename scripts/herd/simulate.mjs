import { tally } from './tally.mjs'
import { LOST, policies } from './policies.mjs'
import { seeded } from './random.mjs'
import { createWheel } from './wheel.mjs'

const tickMs = 100
const timeoutMs = 15_000
/** How many times the floor is waited for the last one. */
const patience = 4

/**
 * One herd. Answers come at a steady rate, also while the collector or the network is away; those of that time wait when it
 * is back. The clock begins when it went away.
 *
 * @param {object} options
 * @param {string} options.policy A name in `policies`.
 * @param {number} options.clients How many have an answer waiting when it is back.
 * @param {number} options.awayMs
 * @param {'network' | 'collector'} options.away What went: with the network, everyone learns within two seconds that it is
 * back; with the collector, nobody does before trying.
 * @param {number} [options.whileAway] The status of a collector that is away. Default: 503.
 * @param {string} [options.retryAfter] The header of each 503.
 * @param {number} options.refusalCost In served requests.
 * @param {number} options.seed
 */
export function simulate({ policy: name, clients, awayMs, away, whileAway = 503, retryAfter, refusalCost, seed }) {
  const random = seeded(seed)
  const policy = policies[name](random)
  const steadyPerTick = (clients / awayMs) * tickMs
  const begin = away === 'network' ? Math.floor(awayMs / tickMs) : 0
  const ticks = Math.ceil((awayMs * (1 + patience)) / tickMs)
  // Beside those who wait, one more for every answer of the time after: nobody is known twice.
  const most = Math.ceil(clients * (1 + patience)) + 16
  const book = { failures: new Uint8Array(most), madeAt: new Float64Array(most), at: new Float64Array(most) }
  const wheel = createWheel(ticks, tickMs, most)
  const list = new Int32Array(most)
  const count = tally({ clients, awayMs, ticks, tickMs })
  let known = 0
  let credit = 0

  const refuse = (client, now, status, header) => {
    const wait = policy.refused(book, client, now, status, header)
    if (wait === LOST) count.lose(client)
    else wheel.add(client, now + Math.max(wait, 1))
  }

  /** Everyone has tried once, in vain, and knows to be offline since. */
  const gatherOffline = () => {
    for (; known < clients; known++) {
      book.madeAt[known] = book.at[known] = (known * awayMs) / clients
      if (name === 'askwell') policy.refused(book, known, book.at[known], 408)
      const learns = awayMs + random() * 2000
      wheel.add(known, learns + policy.back(book, known, learns))
    }
  }

  /** Adds the fresh answers of a tick to those whose turn it is. */
  const addFresh = (tick, trying) => {
    const until = away === 'network' ? clients + steadyPerTick * (tick + 1 - begin) : steadyPerTick * (tick + 1)
    for (; known < Math.min(Math.floor(until), most); known++) {
      book.madeAt[known] = tick * tickMs
      list[trying++] = known
    }
    return trying
  }

  /** Serves as many as it can beside refusing the others, whoever they are; whom it can't even refuse hears nothing. */
  const serve = (tick, trying) => {
    // As much as a second's worth may be caught up on: what a queue of connections does.
    credit = Math.min(credit + 2 * steadyPerTick, (2 * steadyPerTick * 1000) / tickMs)
    const able = Math.floor((credit - refusalCost * trying) / (1 - refusalCost))
    const serves = trying <= credit ? trying : Math.max(0, able)
    const refuses = Math.min(trying - serves, Math.floor((credit - serves) / refusalCost))
    credit -= serves + refuses * refusalCost
    count.arrive(tick, trying, serves)
    for (let index = 0; index < trying; index++) {
      const other = index + Math.floor(random() * (trying - index))
      const client = list[other]
      list[other] = list[index]
      count.request(client)
      if (index < serves) count.store(client)
      else if (index < serves + refuses) refuse(client, tick * tickMs, 503, retryAfter)
      else refuse(client, tick * tickMs + timeoutMs, 408)
    }
    count.look(tick)
  }

  if (away === 'network') gatherOffline()
  for (let tick = begin; tick < ticks && !count.ended(); tick++) {
    const trying = addFresh(tick, wheel.take(tick, list))
    if (tick * tickMs >= awayMs) serve(tick, trying)
    else
      for (let index = 0; index < trying; index++)
        refuse(list[index], tick * tickMs, whileAway, whileAway === 503 ? retryAfter : undefined)
  }
  return count.result(known)
}
