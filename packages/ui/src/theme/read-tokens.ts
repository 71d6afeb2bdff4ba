/** What a variable may hold. */
export type TokenKind = 'color' | 'length' | 'number' | 'time' | 'font' | 'shadow' | 'easing'

export type TokenGroup = 'colour' | 'type' | 'shape' | 'space' | 'motion' | 'layer'

/** One variable that a page may set. */
export interface Token {
  /** With its prefix: `--askwell-accent`. */
  name: string
  /** As written in the source, but with the names that a page knows: what holds when the variable is not set. */
  default: string
  meaning: string
  group: TokenGroup
  kind: TokenKind
}

const declaration = /(--_[\w-]+): var\(\s*(--askwell-[\w-]+),\s*([^;]*?)\s*\); \/\* (.+?) \*\//
const heading = /\/\* ([A-Z]\w+) \*\//
const either = new RegExp(`${heading.source}|${declaration.source}`, 'g')

function kindOf(name: string, group: TokenGroup, value: string): TokenKind {
  if (group === 'colour') return 'color'
  if (/-(font|mono)$/.test(name)) return 'font'
  if (/-(shadow|easing)$/.test(name)) return name.slice(10) as TokenKind
  if (/^[\d.]+m?s$/.test(value)) return 'time'
  return /^[\d.]+$/.test(value) ? 'number' : 'length'
}

/** The variables that tokens.css and those beside it declare, in their order, those of one group together. */
export function readTokens(...sheets: string[]): Token[] {
  const found: Token[] = []
  const names = new Map<string, string>()
  for (const sheet of sheets) {
    let group: TokenGroup = 'colour'
    // The first rule alone: those under `@supports` give other defaults to the same names.
    for (const [, title, alias, name, value, meaning] of sheet.slice(sheet.indexOf(':host')).matchAll(either)) {
      if (title) group = title.toLowerCase() as TokenGroup
      else {
        names.set(alias!, name!)
        found.push({ name: name!, default: value!, meaning: meaning!, group, kind: kindOf(name!, group, value!) })
      }
    }
  }
  const groups = [...new Set(found.map(({ group }) => group))]
  return groups.flatMap((group) => found.filter((token) => token.group === group)).map((token) => named(token, names))
}

/** Private aliases mean nothing outside; one that stands for no variable is worked out in derive.css. */
const named = (token: Token, names: Map<string, string>): Token => ({
  ...token,
  default: token.default.replace(/var\((--_[\w-]+)\)/g, (_, alias: string) =>
    names.has(alias) ? `var(${names.get(alias)})` : 'derived',
  ),
})
