import { descend, isObject } from './object.js'
import type { Condition, Groups } from './schema/index.js'

/** A condition or an operator, made ready for any number of subjects. */
export type Test = (actual: unknown, groups: Groups) => boolean

/** Makes ready what stands beside a path, or a whole condition. */
export type Compile = (expected: unknown) => Test
export type Operator = (expected: never, value: Compile, condition: Compile) => Test
export type Operators = Readonly<Record<string, Operator>>

const isList: (value: unknown) => value is unknown[] = Array.isArray

export const isOperators = (expected: unknown): expected is Record<string, unknown> =>
  isObject(expected) && Object.keys(expected).length > 0 && Object.keys(expected).every((key) => key[0] === '$')

export const isIn = (actual: unknown, expected: unknown): boolean =>
  isList(expected) && (isList(actual) ? actual.some((item) => expected.includes(item)) : expected.includes(actual))

export const never: Test = () => false

export const not =
  (test: Test): Test =>
  (actual, groups) =>
    !test(actual, groups)

export const every =
  (tests: readonly Test[]): Test =>
  (actual, groups) => {
    for (const test of tests) if (!test(actual, groups)) return false
    return true
  }

const isAmong =
  (expected: unknown): Test =>
  (actual) =>
    isIn(actual, expected)

/** Comparison, existence and membership: what most conditions need, and what every page carries. */
export const basicOperators: Operators = {
  $eq: (expected) => (actual) => actual === expected,
  $ne: (expected) => (actual) => actual !== expected,
  $lt: (expected) => (actual) => (actual as number) < expected,
  $lte: (expected) => (actual) => (actual as number) <= expected,
  $gt: (expected) => (actual) => (actual as number) > expected,
  $gte: (expected) => (actual) => (actual as number) >= expected,
  $exists: (expected) => (actual) => (actual === null) !== !!expected,
  $in: isAmong,
  $nin: (expected) => (isList(expected) ? not(isAmong(expected)) : never),
  $not: (expected, value) => not(value(expected)),
}

export interface Matcher {
  /**
   * Whether a condition holds for a subject. A condition is read once, when it is first met: don't change one
   * afterwards. Never throws: a malformed condition does not hold, not even inside a `$not`.
   */
  matches(condition: Condition, subject: unknown, groups?: Groups): boolean
  /** What makes a condition unusable: a `$word` that is no operator, or its shape. Empty when nothing does. */
  flawOf(condition: unknown): string
}

/** The condition language over a table of operators. */
export const createMatcher = (operators: Operators): Matcher => {
  const ready = new WeakMap<Condition, Test>()
  let unknown = ''

  /** A bare value compares loosely; operators don't. */
  const value: Compile = (expected) => {
    if (typeof expected === 'string') return (actual) => `${actual}` === expected
    if (typeof expected === 'number') return (actual) => (actual as number) * 1 === expected
    if (typeof expected === 'boolean') return (actual) => actual !== null && !!actual === expected
    if (isOperators(expected))
      return every(
        Object.entries(expected).map(([key, operand]) => {
          if (Object.hasOwn(operators, key)) return operators[key]!(operand as never, value, condition)
          unknown = key
          return never
        }),
      )
    const json = JSON.stringify(expected)
    return (actual) => JSON.stringify(actual) === json
  }

  const entry = ([key, expected]: [string, unknown]): Test => {
    if (key === '$not') return not(condition(expected))
    if (/^\$(and|n?or)$/.test(key)) {
      const parts = (expected as unknown[]).map(condition)
      const test: Test =
        key === '$and' || !parts.length ? every(parts) : (subject, groups) => parts.some((part) => part(subject, groups))
      return key === '$nor' ? not(test) : test
    }
    const test = value(expected)
    const path = key.split('.')
    return (subject, groups) => test(descend(subject, path), groups)
  }

  const condition: Compile = (expected) => {
    if (!isObject(expected)) throw expected
    return every(Object.entries(expected).map(entry))
  }

  return {
    matches(expected, subject, groups = {}) {
      try {
        let test = ready.get(expected)
        if (!test) ready.set(expected, (test = condition(expected)))
        return test(subject, groups)
      } catch {
        return false
      }
    },
    flawOf(expected) {
      unknown = ''
      try {
        condition(expected)
      } catch {
        return 'condition'
      }
      return unknown
    },
  }
}
