import type { SurveyResponse } from '@askwell/core'
import { surveyResponseSchema } from '@askwell/core/schema'
import { readableIssues, type Issue } from '../issues.js'
import { valueProblem } from './answer-values.js'
import { boundsIssue } from './bounds.js'
import { isPlainResponse } from './plain.js'

export type Validated = { response: SurveyResponse; issues?: never } | { response?: never; issues: Issue[] }

/** Told of one item: a mistake in each of a thousand fields is told well enough. */
const MAX_ISSUES = 20
const MAX_PATH = 200

/** Names become keys of tables and addresses: no NUL, which ends a string in C, and no half characters. */
const isPlainName = (name: string): boolean => !/[\p{Surrogate}\0]/u.test(name)

function* names({ survey, answers }: SurveyResponse): Generator<[path: string, name: string]> {
  yield ['survey.id', survey.id]
  for (const [index, { question, type }] of answers.entries()) {
    yield [`answers[${index}].question`, question]
    yield [`answers[${index}].type`, type]
  }
}

function issuesBeyondSchema(response: SurveyResponse): Issue[] {
  const issues: Issue[] = []
  for (const [path, name] of names(response))
    if (!isPlainName(name)) issues.push({ path, message: 'NUL and half surrogate pairs are not allowed in a name' })
  for (const [index, answer] of response.answers.entries()) {
    const message = valueProblem(answer)
    if (message) issues.push({ path: `answers[${index}].value`, message })
  }
  return issues
}

const told = (issues: readonly Issue[]): Validated => ({
  issues: issues.slice(0, MAX_ISSUES).map(({ path, message }) => ({ path: path.slice(0, MAX_PATH), message })),
})

/** What the schema, and what lies before it, finds wrong with an item. */
function schemaIssues(item: unknown): Issue[] {
  const bounds = boundsIssue(item)
  if (bounds) return [bounds]
  const { success, error } = surveyResponseSchema.safeParse(item)
  return success ? [] : readableIssues(error.issues)
}

/**
 * Checks one item of a request against the shared schema, and its values against their scales. What is good is the item
 * itself and not a copy: it is kept as it was sent. Never throws.
 */
export function validateResponse(item: unknown): Validated {
  const wrong = isPlainResponse(item) ? [] : schemaIssues(item)
  if (wrong.length > 0) return told(wrong)
  const response = item as SurveyResponse
  const issues = issuesBeyondSchema(response)
  return issues.length > 0 ? told(issues) : { response }
}
