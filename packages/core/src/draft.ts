import type { HistoryStore } from './history.js'
import type { Host } from './host.js'
import type { Offer } from './offer.js'
import type { Answers } from './prompt-state.js'
import type { ContactValue, Survey, SurveyResponse } from './schema/index.js'
import type { PageOptions, Situation } from './situation.js'
import { uuidSeed, type UuidSeed } from './uuid.js'

/**
 * What was answered, and all that a response says of it, as JSON: what a page keeps at once, before `buildResponse` is
 * loaded.
 */
export interface Draft {
  id: UuidSeed
  revision: number
  complete: boolean
  survey: Survey
  answers: Answers
  trigger?: SurveyResponse['trigger']
  respondent: { id: string; userId: string | undefined; attributes: Readonly<Record<string, unknown>> }
  context: SurveyResponse['context']
  shownAt: number
  answeredAt: number
}

/** Keeps answers on the device; `hold` while the person is still answering. Resolves when they are kept. */
export type Keep = (answers: Answers, complete: boolean, hold: boolean, shownAt: number) => Promise<void>

/** What keeping answers needs of an offer. */
export type KeptOffer = Pick<Offer, 'survey' | 'due'> & {
  situation: Pick<Situation, 'userId' | 'attributes'>
  history: Pick<HistoryStore, 'edit'>
  options: Pick<PageOptions, 'sdk'> & {
    host: Pick<Host, 'now' | 'page' | 'locale' | 'device' | 'viewport' | 'randomBytes'>
  }
}

/** Keeps the answers: in the history for later conditions, and as the next revision of one response. */
export const createKeeper = (
  { history, survey, due, situation, options }: KeptOffer,
  keepDraft: (draft: Draft, hold: boolean) => Promise<void>,
): Keep => {
  const { host, sdk } = options
  const id = uuidSeed(host)
  let revision = 0
  return (answers, complete, hold, shownAt) => {
    revision++
    const answeredAt = host.now()
    const { userId, attributes } = situation
    const respondent = history.edit(survey.id, (record, history) => {
      if (revision === 1) record.answered = (record.answered ?? 0) + 1
      record.answeredAt = answeredAt
      record.last = Object.fromEntries(
        Object.entries(answers).map(([id, value]) => [
          id,
          // Of a contact it remembers the consent alone, not the address.
          typeof value === 'string' ? value.slice(0, 200) : ((value as Partial<ContactValue>).consent ?? value),
        ]),
      )
      return history.id
    })
    const draft = {
      id,
      revision,
      complete,
      survey,
      answers,
      trigger: due && { event: due.event, properties: due.properties },
      respondent: { id: respondent, userId, attributes },
      context: { page: host.page().path, locale: host.locale(), device: host.device(), viewport: host.viewport(), sdk },
      shownAt,
      answeredAt,
    }
    return keepDraft(draft as Draft, hold)
  }
}
