import type { HistoryStore } from './history.js'
import type { Host } from './host.js'
import type { Offer } from './offer.js'
import type { Answers } from './prompt-state.js'
import type { Survey, SurveyResponse } from './schema/index.js'
import type { StageOptions } from './stage.js'
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

/** What keeping answers needs of an offer. */
export type KeptOffer = Pick<Offer, 'survey' | 'due' | 'userId' | 'attributes'> & {
  history: Pick<HistoryStore, 'edit'>
  options: Pick<StageOptions, 'sdk' | 'keep'> & {
    host: Pick<Host, 'now' | 'page' | 'locale' | 'device' | 'viewport' | 'randomBytes'>
  }
}

/** Keeps the answers: in the history for later conditions, and as the next revision of one response. */
export const createKeeper = ({ history, survey, due, userId, attributes, options }: KeptOffer) => {
  const { host, sdk } = options
  const id = uuidSeed(host)
  let revision = 0
  return (answers: Answers, complete: boolean, hold: boolean, shownAt: number) => {
    revision++
    const answeredAt = host.now()
    const respondent = history.edit(survey.id, (record, history) => {
      if (revision === 1) record.answered = (record.answered ?? 0) + 1
      record.answeredAt = answeredAt
      record.last = Object.fromEntries(
        Object.entries(answers).map(([id, value]) => [id, typeof value === 'string' ? value.slice(0, 200) : value]),
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
    return options.keep(draft as Draft, hold)
  }
}
