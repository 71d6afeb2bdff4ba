import { randomUUID } from 'node:crypto'
import { answerOf, responseOf } from './responses.js'

/** What a collector has acknowledged: the revision by id. */
export type Ledger = Map<string, number>

const CLIENTS = 8

/** The value that revision `revision` of a response carries. */
export const valueOf = (revision: number): number => revision % 11

const revised = (id: string, revision: number) =>
  responseOf({ id, revision, answers: [answerOf('nps', valueOf(revision)), answerOf('text', 'x'.repeat(revision * 7))] })

/** The next request: mostly something new, sometimes several, sometimes an older one that has grown. */
function nextRequest(ledger: Ledger, mine: string[]) {
  const chance = Math.random()
  const grown = mine.at(-1)
  if (grown && chance < 0.2) return [revised(grown, (ledger.get(grown) ?? 0) + 1)]
  return Array.from({ length: chance < 0.3 ? 7 : 1 }, () => revised(randomUUID(), 1))
}

/**
 * Eight clients that post without a pause until `over`, and write into the ledger what was acknowledged. `onAcknowledged`
 * hears the number of acknowledgements so far.
 */
export async function postUntil(url: string, ledger: Ledger, over: () => boolean, onAcknowledged: (count: number) => void) {
  let count = 0
  async function client() {
    const mine: string[] = []
    while (!over()) {
      const responses = nextRequest(ledger, mine)
      try {
        const answer = await fetch(`${url}/v1/responses`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(responses),
        })
        if (answer.status === 503) await new Promise((resolve) => setTimeout(resolve, 20))
        if (!answer.ok) continue
        await answer.arrayBuffer()
      } catch {
        // It was killed, and acknowledged nothing; whoever tells that it is over needs a turn to hear of it.
        await new Promise((resolve) => setTimeout(resolve, 5))
        continue
      }
      for (const { id, revision } of responses) ledger.set(id, revision)
      mine.push(responses[0]!.id)
      onAcknowledged((count += responses.length))
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
}
