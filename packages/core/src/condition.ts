import { descend, isObject, own } from './object.js'
import type { Condition, Groups } from './schema/index.js'

/** A condition or an operator, made ready for any number of subjects. */
export type Test = (actual: unknown, groups: Groups) => boolean

/** Makes ready what stands beside a path, or a whole condition. */
export type Compile = (expected: unknown) => Test
export type Operator = (expected: never, value: Compile, condition: Compile) => Test
export type Operators = Readonly<Record<string, Operator>>

const isList: (value: unknown) => value is unknown[] = Array.isArray

export const isOperators = (expected: unknown): expected is Record<string, unknown> => {
  if (!isObject(expected)) return false
  const keys = Object.keys(expected)
  for (const key of keys) if (key[0] !== '$') return false
  return keys.length > 0
}

export const isIn = (actual: unknown, expected: unknown): boolean =>
  isList(expected) && (isList(actual) ? actual.some((item) => expected.includes(item)) : expected.includes(actual))

export const never: Test = () => false

export const not =
  (test: Test): Test =>
  (actual, groups) =>
    !test(actual, groups)

export const every = (tests: readonly Test[]): Test => {
  const [first, second] = tests
  if (!second) return first ?? (() => true)
  if (tests.length < 3) return (actual, groups) => first!(actual, groups) && second(actual, groups)
  return (actual, groups) => {
    for (const test of tests) if (!test(actual, groups)) return false
    return true
  }
}

const isAmong = (expected: unknown): Test =>
  isList(expected) ? (actual) => (isList(actual) ? isIn(actual, expected) : expected.includes(actual)) : never

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
  /**
   * What makes a condition unusable: a `$word` that is no operator or whose operand can never hold (a pattern that could
   * freeze a page, a list that is none), or its shape. Empty when nothing does.
   */
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
        Object.keys(expected).map((key) => {
          const operand = expected[key]
          const test = Object.hasOwn(operators, key) ? operators[key]!(operand as never, value, condition) : never
          // Of no use beside any value; a `$not` around it would hold for everyone.
          if (test === never) unknown = key
          return test
        }),
      )
    if (expected === null) return (actual) => actual === null
    const json = JSON.stringify(expected)
    return (actual) => JSON.stringify(actual) === json
  }

  const entry = (key: string, expected: unknown): Test => {
    if (key === '$not') return not(condition(expected))
    if (key === '$and' || key === '$or' || key === '$nor') {
      const parts = (expected as unknown[]).map(condition)
      const test: Test =
        key === '$and' || !parts.length ? every(parts) : (subject, groups) => parts.some((part) => part(subject, groups))
      return key === '$nor' ? not(test) : test
    }
    const test = value(expected)
    if (!key.includes('.')) return (subject, groups) => test(own(subject, key) ?? null, groups)
    const path = key.split('.')
    return (subject, groups) => test(descend(subject, path), groups)
  }

  const condition: Compile = (expected) => {
    if (!isObject(expected)) throw expected
    return every(Object.keys(expected).map((key) => entry(key, expected[key])))
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
