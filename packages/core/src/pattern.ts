/** A group's opening, a class, an escape, a quantifier (lazy or not), else one character. */
const token =
  /\((?:\?(?:[\w-]*:|[=!]|<[=!]|<[^>]*>))?|\[(?:\\.|[^\]\\])*\]|\\(?:x[\da-f]{2}|u[\da-f]{4}|c[a-z]|k<[^>]*>|\d+|.)|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gis

/** What an unbounded repetition multiplies the steps by: three of them share 256 characters in 256³ / 3! ways. */
const many = 160
/** Some 20 ms. */
const limit = 2.5 * many ** 3
const longest = 256

interface Group {
  /** A look ahead or behind, into which nothing backtracks once it is through. */
  look: boolean
  /** The ways to match of each alternative, the present one last, and the character that it starts with, if it is certain. */
  ways: number[]
  firsts: string[]
  unbounded: boolean
}

/** How often a quantifier repeats what stands before it. */
const timesOf = (quantifier: string | undefined): [min: number, max: number] => {
  const [, mark, min, more, max] = /^(?:([*+?])|\{(\d+)(,(\d*))?\})/.exec(quantifier ?? '') ?? ['', '', '1']
  if (mark) return [mark === '+' ? 1 : 0, mark === '?' ? 1 : Infinity]
  return [+min!, more ? +(max || Infinity) : +min!]
}
const isQuantifier = (token = '') => /^([*+?]|\{\d)/.test(token)

/** For each index of a bracket or bar, that of the bracket that closes its group. */
const closings = (tokens: readonly string[]): number[] => {
  const found: number[] = []
  const open: number[][] = [[]]
  tokens.forEach((token, index) => {
    if (token[0] === '(') open.push([])
    if (/^[(|]/.test(token)) open.at(-1)!.push(index)
    if (token === ')') for (const each of open.pop() ?? []) found[each] = index
  })
  return found
}

/**
 * What can stand at an index: the characters, none where nothing can follow; `undefined` where that isn't certain.
 */
const followers = (tokens: readonly string[]) => {
  const closing = closings(tokens)
  const known: (string | undefined)[] = []
  const find = (index: number): string | undefined => {
    const token = tokens[index]
    if (token === undefined || token === '$') return ''
    const end = token[0] === '(' ? closing[index]! : index
    const [min, max] = timesOf(tokens[end + 1])
    const after = () => at(end + 1 + +isQuantifier(tokens[end + 1]))
    if (token === '|') return at(closing[index] ?? tokens.length)
    if (token === ')') return max > 1 ? undefined : after()
    let all: (string | undefined)[] = []
    if (token[0] === '(') {
      if (/[=!]$/.test(token)) return undefined
      for (let each = index; each < end; each++) if (each === index || closing[each] === end) all.push(at(each + 1))
    } else if (/^([^\\[.^]|\\[^\da-z])$/i.test(token)) all = [token.at(-1)!]
    else return undefined
    if (!min) all.push(after())
    return all.includes(undefined) ? undefined : all.join('')
  }
  const at = (index: number): string | undefined => (index in known ? known[index] : (known[index] = find(index)))
  return at
}

/**
 * Whether a pattern could freeze a page on 256 characters: an unbounded repetition stands inside a repeated group, as in
 * `(a+)+`, or its ways to match multiply beyond a limit, as in `(a|a)+`, `(a{1,3})+` or `.*.*.*.*x`. It errs on the side
 * of refusing. A repetition adds no ways when what follows it can't be taken by it, as in `[^/]+/`, and alternatives add
 * none when each starts with a character of its own, as in `(free|pro)+`.
 */
export const canFreeze = (pattern: string): boolean => {
  if (pattern.length > 2000) return true
  const tokens = pattern.match(token) ?? []
  const looksBehind = /\(\?<[=!]/.test(pattern)
  const follower = followers(tokens)
  /** In upper case, as patterns that ignore case compare. */
  const first = (index: number) => (timesOf(tokens[index + 1])[0] && follower(index)?.toUpperCase()) || ''
  const openAt = (index: number): Group => ({
    look: /[=!]$/.test(tokens[index] ?? ''),
    ways: [1],
    firsts: [first(index + 1)],
    unbounded: false,
  })
  const outer: Group[] = []
  let group = openAt(-1)
  let steps = 0
  const weigh = (times: number) => {
    for (const each of [...outer, group]) times *= each.ways.at(-1)!
    steps += times
  }
  /** The ways of a group that has ended. */
  const waysOf = ({ ways, firsts }: Group) =>
    new Set(firsts).size === ways.length && firsts.every((first) => first.length === 1)
      ? Math.max(...ways)
      : ways.reduce((sum, each) => sum + each)

  for (let index = 0; index < tokens.length; index++) {
    const atom = tokens[index]!
    if (atom[0] === '(') {
      outer.push(group)
      group = openAt(index)
      continue
    }
    if (atom === '|') {
      group.ways.push(1)
      group.firsts.push(first(index + 1))
      continue
    }
    const closed = atom === ')' && outer.length ? group : undefined
    if (closed) {
      group = outer.pop()!
      group.unbounded ||= closed.unbounded
    }
    let ways = closed && !closed.look ? waysOf(closed) : 1
    if (/^\\[1-9k]/.test(atom)) weigh(many)
    if (isQuantifier(tokens[index + 1])) {
      const [min, max] = timesOf(tokens[++index])
      const endless = max > longest
      const choices = endless ? many : max - min + 1
      weigh(min)
      if (min > longest || (closed && max > 1 && (closed.unbounded || (endless && ways > 1)))) return true
      group.unbounded ||= endless
      const next = closed || looksBehind || /^\\[a-z\d]/i.test(atom.replace(/^\\[wds]$/i, '')) ? undefined : follower(index + 1)
      const taken = new RegExp(`^(?:${closed ? '' : atom})$`, 'is')
      // Nothing after the last one can fail.
      const isLast = index === tokens.length - 1 && !outer.length
      const isCut = next !== undefined && ![...next].some((each) => taken.test(each))
      if (isCut && !isLast) weigh(choices)
      else if (!isLast) ways = max === 1 ? ways + 1 : ways ** Math.min(max, longest) * choices * (closed ? Math.max(min, 1) : 1)
    }
    group.ways[group.ways.length - 1]! *= ways
    // Of characters in a row that differ, a subject can't meet the second wherever it meets the first.
    const differs = /^[\w-]$/.test(atom) && /^[\w-]$/.test(tokens[index - 1] ?? '') && atom !== tokens[index - 1]
    if (index < tokens.length - 1 && !differs) weigh(1)
  }
  return steps * (tokens[0] === '^' && group.ways.length === 1 ? 1 : many) > limit
}
