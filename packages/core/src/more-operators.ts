import {
  basicOperators,
  every,
  isIn,
  isOperators,
  never,
  not,
  type Compile,
  type Operator,
  type Operators,
  type Test,
} from './condition.js'
import { own } from './object.js'
import { canFreeze } from './pattern.js'

const isList: (value: unknown) => value is unknown[] = Array.isArray

const fold = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)
const foldAll = (value: unknown) => (isList(value) ? value.map(fold) : fold(value))

/** Parts that compare as strings: numbers padded, and `~` after a release so that it sorts after its pre-releases. */
const version = (value: unknown): string => {
  const text = typeof value === 'number' ? `${value}` : typeof value === 'string' && value ? value : '0'
  const parts = text.replace(/^v|\+.*$/g, '').split(/[-.]/)
  if (parts.length === 3) parts.push('~')
  return parts.map((part) => (/^\d+$/.test(part) ? part.padStart(5) : part)).join('-')
}

const compiled = (pattern: string, flags?: string): Test => {
  try {
    const regExp = new RegExp(pattern, flags)
    if (canFreeze(pattern)) return never
    // V8 interprets a pattern the first time, some five times slower, and compiles it for the second.
    regExp.test('')
    return (actual) => regExp.test(`${actual}`.slice(0, 256))
  } catch {
    return never
  }
}

const regex = (flags?: string) => {
  const known = new Map<string, Test>()
  return (pattern: string): Test => {
    let test = known.get(pattern)
    if (!test) known.set(pattern, (test = compiled(pattern, flags)))
    return test
  }
}

const typeOf = (value: unknown): string => {
  const type = typeof value
  return value === null ? 'null' : isList(value) ? 'array' : /^(st|nu|bo|ob)/.test(type) ? type : 'unknown'
}

const anyItem =
  (test: Test): Test =>
  (actual, groups) =>
    isList(actual) && actual.some((item) => test(item, groups))

const all =
  (test: (expected: unknown, value: Compile) => Test): Operator =>
  (expected: unknown, value) =>
    isList(expected) ? every([isList, ...expected.map((wanted) => anyItem(test(wanted, value)))]) : never

const foldedTest = (expected: unknown, value: Compile): Test =>
  typeof expected === 'string' ? (actual) => fold(`${actual}`) === fold(expected) : value(expected)

const isAmongFolded = (expected: unknown): Test => {
  if (!isList(expected)) return never
  const folded = foldAll(expected)
  return (actual) => isIn(foldAll(actual), folded)
}

/** Nobody is in a group that is not there; of one that is no list, nothing is known. */
const inGroup =
  (wanted: boolean) =>
  (name: string): Test =>
  (actual, groups) => {
    const group = own(groups, name) ?? []
    return isList(group) && isIn(actual, group) === wanted
  }

/** Each comparison on versions. */
const versionOperators = Object.fromEntries(
  ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'].map((name): [string, Operator] => [
    `$v${name}`,
    (expected, value, condition) => {
      const test = basicOperators[`$${name}`]!(version(expected) as never, value, condition)
      return (actual, groups) => test(version(actual), groups)
    },
  ]),
)

/** The rest of the language; an operand of the wrong kind is false, not an error. */
export const moreOperators: Operators = {
  ...versionOperators,
  $ini: isAmongFolded,
  $nini: (expected) => (isList(expected) ? not(isAmongFolded(expected)) : never),
  $all: all((expected, value) => value(expected)),
  $alli: all(foldedTest),
  $size: (expected, value) => {
    const test = value(expected)
    return (actual, groups) => isList(actual) && test(actual.length, groups)
  },
  $elemMatch: (expected, value, condition) => {
    const test = isOperators(expected) ? value(expected) : condition(expected)
    return anyItem((item, groups) => item != null && test(item, groups))
  },
  $type: (expected) => (actual) => typeOf(actual) === expected,
  $regex: regex(),
  $regexi: regex('i'),
  $inGroup: inGroup(true),
  $notInGroup: inGroup(false),
}
