const TOKEN =
  /[ \t\n\r]+|[{}[\]:,]|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y

type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma'

/**
 * Where a text stops being JSON, as an offset in UTF-16 units; undefined when it is JSON. `JSON.parse` tells the place
 * in some versions of Node and for some mistakes only.
 */
export function jsonErrorOffset(text: string): number | undefined {
  const open: string[] = []
  let wanted: Wanted | 'end' = 'value'
  let offset = 0

  const afterValue = (): Wanted | 'end' => (open.length > 0 ? 'comma' : 'end')

  /** What may follow this token, or undefined when it may not stand here. */
  function next(token: string): Wanted | 'end' | undefined {
    const inside = open.at(-1)
    if (token === '}' || token === ']') {
      const opener = token === '}' ? '{' : '['
      const mayClose = wanted === 'comma' || wanted === (token === '}' ? 'key or }' : 'value or ]')
      return inside === opener && mayClose ? (open.pop(), afterValue()) : undefined
    }
    if (token === ',') return wanted === 'comma' ? (inside === '{' ? 'key' : 'value') : undefined
    if (token === ':') return wanted === 'colon' ? 'value' : undefined
    if (wanted === 'key' || wanted === 'key or }') return token.startsWith('"') ? 'colon' : undefined
    if (wanted !== 'value' && wanted !== 'value or ]') return undefined
    if (token !== '{' && token !== '[') return afterValue()
    open.push(token)
    return token === '{' ? 'key or }' : 'value or ]'
  }

  while (offset < text.length) {
    TOKEN.lastIndex = offset
    const token = TOKEN.exec(text)?.[0]
    if (token === undefined) return offset
    if (token.trim() !== '') {
      const following = next(token)
      if (!following) return offset
      wanted = following
    }
    offset += token.length
  }
  return wanted === 'end' ? undefined : offset
}

/** "line 2, column 5 (offset 17)" for a text that is no JSON. */
export function jsonErrorPlace(text: string): string {
  const offset = jsonErrorOffset(text) ?? text.length
  const before = text.slice(0, offset).split('\n')
  return `line ${before.length}, column ${before.at(-1)!.length + 1} (offset ${offset})`
}
