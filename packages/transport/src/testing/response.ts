import type { SurveyResponse } from '@askwell/core'

let counter = 0

export const aResponse = (changes: Partial<SurveyResponse> = {}): SurveyResponse => ({
  id: `0193a0b0-0000-7000-8000-${`${++counter}`.padStart(12, '0')}`,
  revision: 1,
  complete: true,
  survey: { id: 'post-purchase', hash: 'f3a1' },
  answers: [{ question: 'score', type: 'csat', scale: 5, value: 4, category: 'satisfied' }],
  outcome: 'answered',
  respondent: { id: 'r' },
  context: { page: '/orders/thanks' },
  shownAt: 1_700_000_000_000,
  answeredAt: 1_700_000_000_000,
  durationMs: 900,
  ...changes,
})
