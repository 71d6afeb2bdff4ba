import { randomUUID } from 'node:crypto'
import type { Answer, SurveyResponse } from '@askwell/core'

type Overrides = Partial<SurveyResponse> & { surveyId?: string; value?: number }

/** A response as the SDK sends it: a CSAT of 4 unless told otherwise. */
export function responseOf({ surveyId = 'post-purchase', value = 4, ...overrides }: Overrides = {}): SurveyResponse {
  return {
    id: randomUUID(),
    revision: 1,
    complete: true,
    survey: { id: surveyId, hash: 'f3a1' },
    answers: [{ question: 'score', type: 'csat', scale: 5, value }],
    outcome: 'answered',
    respondent: { id: 'r-1' },
    context: { page: '/orders/thanks', locale: 'en' },
    shownAt: 1_700_000_000_000,
    answeredAt: 1_700_000_004_000,
    durationMs: 4000,
    ...overrides,
  }
}

export const answerOf = (type: string, value: Answer['value'], more: Partial<Answer> = {}): Answer => ({
  question: type,
  type,
  value,
  ...more,
})
