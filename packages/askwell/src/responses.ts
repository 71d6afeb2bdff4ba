// The chunk that is loaded, with the outbox, beside the first prompt: drafts become responses.
import { buildResponse, type Draft, type SurveyResponse } from '@askwell/core'
import type { createOutbox, Outbox } from '@askwell/transport'
import { spill } from '@askwell/transport/spill'
import { draftsKey, readDrafts } from './drafts.js'
import type { Wiring } from './wiring.js'

export { keeperOf } from './keep.js'

/** Where drafts are handed in. */
export interface Desk {
  outbox: Outbox
  /** Resolves when the response is in the outbox. */
  put(draft: Draft, hold: boolean): Promise<void>
}

/** Of several endpoints the outbox is another; of one, that which is there. */
export async function openDesk(wiring: Wiring, create: typeof createOutbox): Promise<Desk> {
  const several = wiring.endpoints.length > 1 && (await wiring.chunks.lanes()).createLanes
  return (wiring.desk = deskOf(wiring, several || create))
}

/** Hands every draft that waits over to the outbox, then opens it: in one task, so that no other tab does the same. */
export function deskOf(wiring: Wiring, create: typeof createOutbox): Desk {
  const { project, storage, endpoints, listeners } = wiring
  const { emit, report } = listeners
  const told = new Set<string>()
  const tell = (response: SurveyResponse) => {
    const { id, complete, survey } = response
    if (!complete || told.has(id)) return
    told.add(id)
    emit('completed', { survey: survey.id, response })
  }
  const stays = ([, draft]: [string, Draft]): boolean => {
    let response: SurveyResponse
    try {
      response = buildResponse(draft)
    } catch {
      // Not written by us.
      return false
    }
    if (!spill(storage, project, response)) return true
    tell(response)
    return false
  }
  const read = () => {
    try {
      return Object.entries(readDrafts(storage, project))
    } catch {
      // Not written by us.
      return []
    }
  }
  const left = read().filter(stays)
  try {
    if (left.length) storage.set(draftsKey(project), JSON.stringify(Object.fromEntries(left)))
    else storage.remove(draftsKey(project))
  } catch {
    // Storage that can't be written: they stay.
  }
  const outbox = create({
    project,
    endpoint: endpoints.length > 1 ? endpoints : endpoints[0]!,
    ...(wiring.outboxHost && { host: wiring.outboxHost }),
    on: (event) => (event.type === 'error' ? report(event.error) : emit(event.type, event)),
  })
  return {
    outbox,
    async put(draft, hold) {
      const response = buildResponse(draft)
      await outbox.put(response, { hold })
      tell(response)
    },
  }
}
