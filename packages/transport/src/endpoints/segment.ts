import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from '../types.js'
import { cut, eachText } from './cut.js'
import { elsewhere, fitting, isWithin } from './elsewhere.js'

export interface SegmentOptions {
  /** Default: `https://api.segment.io`; in the EU `https://events.eu1.segmentapis.com`. */
  host?: string
  /** What the event is called. Default: "Survey Answered". */
  event?: string
}

/**
 * A `track` call of Segment's HTTP API. Each revision is one message: Segment keeps one of equal `messageId`s.
 *
 * @param writeKey Of a source; it can only write.
 * @see https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/
 */
export const segment = (
  writeKey: string,
  { host = 'https://api.segment.io', event = 'Survey Answered' }: SegmentOptions = {},
) => {
  const body = (response: SurveyResponse) => {
    const { id, revision, complete, survey, outcome, answers, context, respondent, trigger, answeredAt } = response
    const message = (most: number) => ({
      writeKey,
      messageId: `${id}:${revision}`,
      event,
      anonymousId: respondent.id,
      ...(respondent.userId && { userId: respondent.userId }),
      timestamp: new Date(answeredAt).toISOString(),
      context: { page: { path: context.page }, locale: context.locale },
      properties: {
        response_id: id,
        revision,
        complete,
        survey: survey.id,
        outcome,
        trigger: trigger?.event,
        answers: answers.map((answer) => ({
          ...answer,
          value: eachText(answer.value, (text) => cut(text, most)),
        })),
      },
    })
    return fitting(message, isWithin(32_000))
  }
  // As text/plain, as Segment's own Analytics.js does: no preflight.
  return { ...elsewhere(`${host}/v1/track`), body } satisfies Endpoint
}
