import type { SurveyResponse } from '@askwell/core'
import { clean } from './cut.js'

/**
 * A text that no spreadsheet takes for a formula, however it gets there: an apostrophe before it, which sheets don't
 * show. https://owasp.org/www-community/attacks/CSV_Injection
 */
const inert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** A response as one row: `answer_<question>`, `category_<question>` and what is known around it, by name. */
export const flat = (response: SurveyResponse): Record<string, string | number | boolean> => {
  const { id, revision, complete, survey, outcome, answers, context, respondent, trigger, answeredAt } = response
  const row: Record<string, unknown> = { id, revision, complete, survey: survey.id, outcome }
  for (const { question, value, category } of answers) {
    row[`answer_${question}`] = Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? value.email : value
    row[`category_${question}`] = category
  }
  const { page, locale, device } = context
  Object.assign(row, { page, locale, device, respondent: respondent.id, user: respondent.userId, event: trigger?.event })
  row['answeredAt'] = new Date(answeredAt).toISOString()
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? inert(clean(value)) : (value as number)]],
    ),
  )
}
