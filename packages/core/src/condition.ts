import type { Condition, Groups } from './schema/index.js'

type Dict = Record<string, unknown>

/** A condition or an operator, made ready for any number of subjects. */
type Test = (actual: unknown, groups: Groups) => boolean
type Operator = (expected: never) => Test

/** A JSON object: neither null nor a list. */
export const isObject = (value: unknown): value is Dict => typeof value === 'object' && value !== null && !Array.isArray(value)

const isList: (value: unknown) => value is unknown[] = Array.isArray

const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Dict)[key] : null

const descend = (subject: unknown, path: readonly string[]): unknown => {
  let value = subject
  for (const part of path) value = own(value, part)
  return value ?? null
}

/** The value at a path; dots descend, own properties only. Missing is `null`. */
export const valueAt = (subject: unknown, path: string): unknown => descend(subject, path.split('.'))

const isOperators = (expected: unknown): expected is Dict =>
  isObject(expected) && Object.keys(expected).length > 0 && Object.keys(expected).every((key) => key[0] === '$')

const fold = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)
const foldAll = (value: unknown) => (isList(value) ? value.map(fold) : fold(value))

const isIn = (actual: unknown, expected: unknown): boolean =>
  isList(expected) && (isList(actual) ? actual.some((item) => expected.includes(item)) : expected.includes(actual))

/** Parts that compare as strings: numbers padded, and `~` after a release so that it sorts after its pre-releases. */
const version = (value: unknown): string => {
  const text = typeof value === 'number' ? `${value}` : typeof value === 'string' && value ? value : '0'
  const parts = text.replace(/^v|\+.*$/g, '').split(/[-.]/)
  if (parts.length === 3) parts.push('~')
  return parts.map((part) => (/^\d+$/.test(part) ? part.padStart(5) : part)).join('-')
}

/**
 * Whether an unbounded repetition stands inside a repeated group, as in `(a+)+`: the shape that backtracks
 * exponentially. Escapes and character classes are passed over.
 */
const canExplode = (pattern: string): boolean => {
  const outer: boolean[] = []
  let unbounded = false
  const bare = pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, 'x')
  for (const [token, quantifier] of bare.matchAll(/\)(?=([*+{]?))|[(*+]|\{\d+,\}/g)) {
    if (token === '(') outer.push(unbounded)
    else if (token === ')' && quantifier && unbounded) return true
    unbounded = token === ')' ? outer.pop() || unbounded : token !== '('
  }
  return false
}

const never: Test = () => false

const regex =
  (flags?: string) =>
  (pattern: string): Test => {
    try {
      if (canExplode(pattern)) return never
      const compiled = new RegExp(pattern, flags)
      return (actual) => compiled.test(`${actual}`.slice(0, 256))
    } catch {
      return never
    }
  }

const typeOf = (value: unknown): string => {
  const type = typeof value
  return value === null ? 'null' : isList(value) ? 'array' : /^(st|nu|bo|ob)/.test(type) ? type : 'unknown'
}

const not =
  (test: Test): Test =>
  (actual, groups) =>
    !test(actual, groups)

const every =
  (tests: readonly Test[]): Test =>
  (actual, groups) => {
    for (const test of tests) if (!test(actual, groups)) return false
    return true
  }

const some =
  (tests: readonly Test[]): Test =>
  (actual, groups) =>
    tests.some((test) => test(actual, groups))

const anyItem =
  (test: Test): Test =>
  (actual, groups) =>
    isList(actual) && actual.some((item) => test(item, groups))

const all =
  (toTest: (expected: unknown) => Test) =>
  (expected: unknown): Test =>
    isList(expected) ? every([isList, ...expected.map((wanted) => anyItem(toTest(wanted)))]) : never

const foldedTest = (expected: unknown): Test =>
  typeof expected === 'string' ? (actual) => fold(`${actual}`) === fold(expected) : valueTest(expected)

const isAmong =
  (expected: unknown): Test =>
  (actual) =>
    isIn(actual, expected)
const isAmongFolded = (expected: unknown): Test => {
  const folded = foldAll(expected)
  return (actual) => isIn(foldAll(actual), folded)
}
const inGroup =
  (name: string): Test =>
  (actual, groups) =>
    isIn(actual, own(groups, name))

const comparisons: Record<string, Operator> = {
  eq: (expected) => (actual) => actual === expected,
  ne: (expected) => (actual) => actual !== expected,
  lt: (expected) => (actual) => (actual as number) < expected,
  lte: (expected) => (actual) => (actual as number) <= expected,
  gt: (expected) => (actual) => (actual as number) > expected,
  gte: (expected) => (actual) => (actual as number) >= expected,
}

/** Each comparison, and the same on versions. */
const compared = Object.entries(comparisons).flatMap(([name, operator]): [string, Operator][] => [
  ['$' + name, operator],
  [
    '$v' + name,
    (expected) => {
      const test = operator(version(expected) as never)
      return (actual, groups) => test(version(actual), groups)
    },
  ],
])

/** What may stand beside a path. An operand of the wrong kind is false, not an error. */
export const operators: Record<string, Operator> = {
  ...Object.fromEntries(compared),
  $exists: (expected) => (actual) => (actual === null) !== !!expected,
  $in: isAmong,
  $nin: (expected) => (isList(expected) ? not(isAmong(expected)) : never),
  $ini: isAmongFolded,
  $nini: (expected) => (isList(expected) ? not(isAmongFolded(expected)) : never),
  $all: all((expected) => valueTest(expected)),
  $alli: all(foldedTest),
  $size: (expected) => {
    const test = valueTest(expected)
    return (actual, groups) => isList(actual) && test(actual.length, groups)
  },
  $elemMatch: (expected) => {
    const test = isOperators(expected) ? valueTest(expected) : conditionTest(expected)
    return anyItem((item, groups) => item != null && test(item, groups))
  },
  $not: (expected) => not(valueTest(expected)),
  $type: (expected) => (actual) => typeOf(actual) === expected,
  $regex: regex(),
  $regexi: regex('i'),
  $inGroup: inGroup,
  $notInGroup: (name) => not(inGroup(name)),
}

let unknown = ''

/** A bare value compares loosely; operators don't. */
const valueTest = (expected: unknown): Test => {
  if (typeof expected === 'string') return (actual) => `${actual}` === expected
  if (typeof expected === 'number') return (actual) => (actual as number) * 1 === expected
  if (typeof expected === 'boolean') return (actual) => actual !== null && !!actual === expected
  if (isOperators(expected))
    return every(
      Object.entries(expected).map(([key, operand]) => {
        if (Object.hasOwn(operators, key)) return operators[key]!(operand as never)
        unknown = key
        return never
      }),
    )
  const json = JSON.stringify(expected)
  return (actual) => JSON.stringify(actual) === json
}

const keyTest = ([key, expected]: [string, unknown]): Test => {
  if (key === '$not') return not(conditionTest(expected))
  if (/^\$(and|n?or)$/.test(key)) {
    const parts = (expected as unknown[]).map(conditionTest)
    const test = key === '$and' || !parts.length ? every(parts) : some(parts)
    return key === '$nor' ? not(test) : test
  }
  const test = valueTest(expected)
  const path = key.split('.')
  return (subject, groups) => test(descend(subject, path), groups)
}

const conditionTest = (condition: unknown): Test => {
  if (!isObject(condition)) throw condition
  return every(Object.entries(condition).map(keyTest))
}

const tests = new WeakMap<Condition, Test>()

const ready = (condition: Condition): Test => {
  let test = tests.get(condition)
  if (!test) tests.set(condition, (test = conditionTest(condition)))
  return test
}

/**
 * Whether a condition holds for a subject: the condition language of GrowthBook's SDKs, spec 0.8.0
 * (https://docs.growthbook.io/lib/build-your-own#evaluating-conditions). A condition is read once, when it is first
 * met: don't change one afterwards.
 *
 * @param groups Named lists for `$inGroup` and `$notInGroup`.
 * @throws Never: a malformed condition does not hold, not even inside a `$not`.
 */
export const matches = (condition: Condition, subject: unknown, groups: Groups = {}): boolean => {
  try {
    return ready(condition)(subject, groups)
  } catch {
    return false
  }
}

/** What makes a condition unusable: a `$word` that is no operator, or its shape. Empty when nothing does. */
export const flawOf = (condition: unknown): string => {
  unknown = ''
  try {
    conditionTest(condition)
  } catch {
    return 'condition'
  }
  return unknown
}
