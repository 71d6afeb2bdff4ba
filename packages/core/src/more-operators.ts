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
  const folded = foldAll(expected)
  return (actual) => isIn(foldAll(actual), folded)
}
const inGroup =
  (name: string): Test =>
  (actual, groups) =>
    isIn(actual, own(groups, name))

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
  $inGroup: inGroup,
  $notInGroup: (name) => not(inGroup(name)),
}
