import type { Matcher } from './condition.js'
import { isObject, valueAt } from './object.js'
import type { Condition } from './schema/index.js'

const isIn = (actual: unknown, expected: unknown): boolean =>
  Array.isArray(expected) && [actual].flat().some((item) => expected.includes(item))

const operators: Readonly<Record<string, (actual: never, expected: never) => unknown>> = {
  $lt: (actual, expected) => actual < expected,
  $lte: (actual, expected) => actual <= expected,
  $gt: (actual, expected) => actual > expected,
  $gte: (actual, expected) => actual >= expected,
  $in: isIn,
  $nin: (actual, expected) => Array.isArray(expected) && !isIn(actual, expected),
  $not: (actual, expected) => !test(actual, expected),
}

const test = (actual: unknown, expected: unknown): boolean => {
  const words = isObject(expected) ? Object.entries(expected) : []
  if (words.length && words.every(([word]) => word[0] === '$'))
    return words.every(([word, operand]) => operators[word]!(actual as never, operand as never))
  return typeof expected === 'string'
    ? `${actual}` === expected
    : typeof expected === 'number'
      ? (actual as number) * 1 === expected
      : typeof expected === 'boolean'
        ? actual !== null && !!actual === expected
        : JSON.stringify(actual) === JSON.stringify(expected)
}

const holds = (condition: Condition, subject: unknown): boolean =>
  Object.entries(condition).every(([key, expected]) => {
    const part = (each: Condition) => holds(each, subject)
    const parts = expected as Condition[]
    if (key === '$and') return parts.every(part)
    if (key === '$or') return parts.some(part) || !parts.length
    return key === '$not' ? !part(expected as Condition) : test(valueAt(subject, key), expected)
  })

/**
 * Comparison, membership and logic: what the conditions within a survey need, mostly. Says of each
 * condition what the whole language says of it; a property test holds the two together.
 */
export const basicMatcher: Pick<Matcher, 'matches'> = {
  matches(condition, subject) {
    try {
      return isObject(condition) && holds(condition, subject)
    } catch {
      return false
    }
  },
}
