import type { SurveyResponse } from '@askwell/core'
import { aResponse } from './response.js'

/** Everything that means something to somebody, in one text. */
export const awkward =
  '<!channel> @everyone <@123> <https://evil.example|here> https://evil.example *b* _i_ `c` ||s|| [a](https://evil.example) & {{DATE(2020-01-01T00:00:00Z)}} # h'

export const asked = (why: string, more: Partial<SurveyResponse> = {}) =>
  aResponse({
    answers: [
      { question: 'score', type: 'nps', scale: 11, value: 9, category: 'promoter' },
      { question: 'why', type: 'text', value: why },
    ],
    respondent: { id: 'r', userId: 'u-42' },
    context: { page: '/orders/thanks', locale: 'id', device: 'mobile' },
    ...more,
  })

/** As much as a response may hold. */
export const huge = (text: string) =>
  asked(text, {
    answers: Array.from({ length: 50 }, (_, index) => ({ question: `question-${index}`, type: 'text', value: text })),
  })

/** Without half a surrogate. */
export const isWhole = (text: string) => !/\p{Cs}/u.test(text)
