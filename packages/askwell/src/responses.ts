// The chunk that is loaded, with the outbox, beside the first prompt: drafts become responses.
import { AskwellError, buildResponse, type Draft, type SurveyResponse } from '@askwell/core'
import type { createOutbox, Outbox } from '@askwell/transport'
import { spill } from '@askwell/transport/spill'
import { collectOf, passed } from './before-send.js'
import { draftsKey, readDrafts } from './drafts.js'
import type { Wiring } from './wiring.js'

export { keeperOf } from './keep.js'

const expiryMs = 604_800_000

/** Where drafts are handed in. */
export interface Desk {
  outbox: Outbox
  /** Resolves when the response is in the outbox. */
  put(draft: Draft, hold: boolean): Promise<void>
}

/** Of several endpoints the outbox is another; of one, that which is there. */
export async function openDesk(wiring: Wiring, create: typeof createOutbox): Promise<Desk> {
  // While the network is there: who has answered may ask without it what waits.
  wiring.chunks.calls().catch(() => {})
  const several = wiring.endpoints.length > 1 && (await wiring.chunks.lanes()).createLanes
  // Withdrawn while this was on its way: nothing may be stored.
  if (!wiring.consent) return new Promise(() => {})
  return (wiring.desk = deskOf(wiring, several || create))
}

/** Hands every draft that waits over to the outbox, then opens it: in one task, so that no other tab does the same. */
export function deskOf(wiring: Wiring, create: typeof createOutbox): Desk {
  const { project, storage, endpoints, listeners, options } = wiring
  const { emit, report } = listeners
  const told = new Set<string>()
  /** Once each. */
  const complain = (error: AskwellError) => {
    if (!told.has(error.message)) report(error)
    told.add(error.message)
  }
  const tell = (response: SurveyResponse) => {
    const { id, complete, survey } = response
    if (!complete || told.has(id)) return
    told.add(id)
    emit('completed', { survey: survey.id, response })
  }
  const { url } = collectOf(options)
  if (!['path', 'full'].includes(url!)) complain(new AskwellError('bad-option', `collect.url is ${JSON.stringify(url)}`))

  const read = (): Record<string, Draft> => {
    try {
      return readDrafts(storage, project)
    } catch {
      // Not written by us.
      return {}
    }
  }
  /** May throw: storage that can't be written. */
  const write = (drafts: Record<string, Draft>) => {
    if (Object.keys(drafts).length) storage.set(draftsKey(project), JSON.stringify(drafts))
    else storage.remove(draftsKey(project))
  }
  const forget = ({ id }: Draft) => {
    const { [`${id}`]: draft, ...others } = read()
    try {
      if (draft) write(others)
    } catch {
      // It stays.
    }
  }
  const stays = ([, draft]: [string, Draft]): boolean => {
    let built: SurveyResponse
    let response: SurveyResponse | undefined
    try {
      built = buildResponse(draft)
    } catch {
      // Not written by us.
      return false
    }
    try {
      response = passed(built, options, endpoints)
    } catch (error) {
      complain(error as AskwellError)
      if (Date.now() - draft.answeredAt < expiryMs) return true
      complain(new AskwellError('expired', built.id))
    }
    if (!response) return false
    if (!spill(storage, project, response)) return true
    tell(response)
    return false
  }
  const found = Object.entries(read())
  const left = found.filter(stays)
  try {
    write(Object.fromEntries(left))
  } catch {
    // They stay.
  }
  const outbox = create({
    project,
    endpoint: endpoints.length > 1 ? endpoints : endpoints[0]!,
    ...(wiring.outboxHost && { host: wiring.outboxHost }),
    on: (event) => (event.type === 'error' ? report(event.error) : emit(event.type, event)),
  })
  /** With what waits to be looked at. */
  const pending = async () => (await outbox.pending()) + Object.keys(read()).length
  return {
    outbox: { ...outbox, pending },
    async put(draft, hold) {
      let response: SurveyResponse | undefined
      try {
        response = passed(buildResponse(draft), options, endpoints)
      } catch (error) {
        complain(error as AskwellError)
        // Unsent, until it can be looked at.
        return write({ ...read(), [`${draft.id}`]: draft })
      }
      // One that stayed is of no use any more, unless it is the only one that outlives the page.
      if (!response || (await outbox.put(response, { hold })) !== 'memory') forget(draft)
      if (response) tell(response)
    },
  }
}
