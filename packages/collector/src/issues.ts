import type { surveyResponseSchema } from '@askwell/core/schema'

/** One mistake in a document: where, and what would be right. */
export interface Issue {
  path: string
  message: string
}

type SchemaIssue = NonNullable<ReturnType<typeof surveyResponseSchema.safeParse>['error']>['issues'][number]

const SILENT = 'Invalid input'

/** `["answers", 0, "value"]` as `answers[0].value`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
}

/** The kinds that the branches of a union take; one that fails within, or by its keys, wants an object of another shape. */
const kindsOf = (options: readonly (readonly SchemaIssue[])[]): string[] => [
  ...new Set(
    options.map((issues) => {
      const issue = issues.find(({ path }) => path.length === 0)
      if (!issue || issue.code === 'unrecognized_keys') return 'an object of another shape'
      return issue.code === 'invalid_type' ? issue.expected : describe(issue)
    }),
  ),
]

function describe(issue: SchemaIssue): string {
  if (issue.message !== SILENT) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_big':
      return `too ${issue.origin === 'number' ? 'large' : 'long'}: at most ${issue.maximum}`
    case 'too_small':
      return `too ${issue.origin === 'number' ? 'small' : 'short'}: at least ${issue.minimum}`
    case 'invalid_union':
      return issue.errors.length > 0 ? `expected ${kindsOf(issue.errors).join(' or ')}` : 'not one of the allowed forms'
    default:
      return 'not allowed'
  }
}

function toIssues(issue: SchemaIssue): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), message: describe(issue) }]
  return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: 'unknown field' }))
}

/** The mistakes a schema found, named for people. zod/mini carries no wording of its own. */
export const readableIssues = (issues: readonly SchemaIssue[]): Issue[] => issues.flatMap(toIssues)
