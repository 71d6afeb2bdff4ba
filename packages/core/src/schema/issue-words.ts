import type * as z from 'zod/mini'
import { nearest } from './nearest.js'
import { kindOf } from './words.js'

export type ZodIssue = z.core.$ZodIssue

const expectedKinds: Record<string, string> = {
  array: 'a list',
  object: 'an object',
  record: 'an object',
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  tuple: 'a list',
}

const suggestValue = (value: unknown, known: readonly unknown[]): string => {
  const near = typeof value === 'string' && nearest(value, known.map(String))
  return `${near ? `did you mean ${JSON.stringify(near)}? ` : ''}allowed: ${known.map((one) => JSON.stringify(one)).join(', ')}`
}

/** What would be right where a union fits in none of its branches. */
const expectedOf = (issue: ZodIssue): string[] =>
  issue.code === 'invalid_type'
    ? [expectedKinds[issue.expected] ?? issue.expected]
    : issue.code === 'invalid_union'
      ? issue.errors.flat().flatMap(expectedOf)
      : []

const bounds = (issue: ZodIssue): string | undefined => {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return undefined
  const limit = String(issue.code === 'too_big' ? issue.maximum : issue.minimum)
  const unit: Record<string, string> = { string: ' characters', array: ' entries' }
  return `at ${issue.code === 'too_big' ? 'most' : 'least'} ${limit}${unit[issue.origin] ?? ''}`
}

/** What is wrong, and what would be right. */
export const messageOf = (issue: ZodIssue, value: unknown): string => {
  if (issue.code === 'invalid_value')
    return `${JSON.stringify(value) ?? 'nothing'} is not allowed; ${suggestValue(value, issue.values)}`
  if ('options' in issue && issue.options) {
    const known = issue.options.map(String)
    return value === undefined
      ? `missing; known: ${known.join(', ')}`
      : `unknown ${String(issue.discriminator)} ${JSON.stringify(value)}; ${suggestValue(value, known)}`
  }
  const expected = [...new Set(expectedOf(issue))].join(' or ')
  if (expected) return value === undefined ? `missing; needs ${expected}` : `is ${kindOf(value)}; needs ${expected}`
  const bound = bounds(issue)
  if (bound) return `${JSON.stringify(value)} is not allowed; ${bound}`.slice(0, 200)
  return issue.code === 'invalid_format' ? `${JSON.stringify(value)} is not allowed; needs ${issue.message}` : issue.message
}
