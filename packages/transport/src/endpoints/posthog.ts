import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from '../types.js'
import { clean, eachText } from './cut.js'
import { elsewhere } from './elsewhere.js'

export interface PosthogOptions {
  /** Default: `https://us.i.posthog.com`; `https://eu.i.posthog.com`, or your own. */
  host?: string
  /** PostHog's ids of surveys and questions, by ours. Default: ours, which its survey pages don't know. */
  ids?: Readonly<Record<string, string>>
}

/** A UUID for each revision: PostHog keeps one of events with the same, on one day and of one person. */
const uuidOf = (id: string, revision: number) =>
  id.slice(0, -6) + ((parseInt(id.slice(-6), 16) + revision) % 0x1000000).toString(16).padStart(6, '0')

/**
 * A `survey sent` event in PostHog. All revisions of a response have one `$survey_submission_id`.
 *
 * @param key Of the project; it can only write.
 * @see https://posthog.com/docs/api/capture
 */
export const posthog = (key: string, { host = 'https://us.i.posthog.com', ids = {} }: PosthogOptions = {}) => {
  const idOf = (id: string) => (Object.hasOwn(ids, id) ? ids[id]! : id)
  const body = ({ id, revision, complete, survey, answers, context, respondent, answeredAt }: SurveyResponse) => ({
    api_key: key,
    event: 'survey sent',
    uuid: uuidOf(id, revision),
    distinct_id: respondent.userId ?? respondent.id,
    timestamp: new Date(answeredAt).toISOString(),
    properties: {
      $survey_id: idOf(survey.id),
      $survey_submission_id: id,
      $survey_completed: complete,
      $survey_questions: answers.map(({ question }) => ({ id: idOf(question), question })),
      ...Object.fromEntries(answers.map(({ question, value }) => [`$survey_response_${idOf(question)}`, eachText(value, clean)])),
      $pathname: context.page,
      // Who is known by nothing but a random id gets no profile.
      ...(!respondent.userId && { $process_person_profile: false }),
    },
  })
  return {
    ...elsewhere(`${host}/i/v0/e/`, { 'content-type': 'application/json' }),
    body,
  } satisfies Endpoint
}
