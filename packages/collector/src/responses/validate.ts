import type { SurveyResponse } from '@askwell/core'
import { surveyResponseSchema } from '@askwell/core/schema'
import { readableIssues, type Issue } from '../issues.js'
import { valueProblem } from './answer-values.js'
import { isDeeperThan } from './depth.js'

export type Validated = { response: SurveyResponse; issues?: never } | { response?: never; issues: Issue[] }

const MAX_DEPTH = 32

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

/** Checks one item of a request against the shared schema, and its values against their scales. Never throws. */
export function validateResponse(item: unknown): Validated {
  if (isDeeperThan(item, MAX_DEPTH)) return { issues: [{ path: '', message: `nested deeper than ${MAX_DEPTH} levels` }] }
  const { success, data, error } = surveyResponseSchema.safeParse(item)
  if (!success) return { issues: readableIssues(error.issues) }
  const issues = issuesBeyondSchema(data)
  return issues.length > 0 ? { issues } : { response: data }
}
