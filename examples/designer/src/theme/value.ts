import type { Token, TokenKind } from '@askwell/ui/theme'

/** The property that tells whether a value is one of its kind. */
const properties: Record<TokenKind, string> = {
  color: 'color',
  length: 'padding-top',
  number: 'line-height',
  font: 'font-family',
  shadow: 'box-shadow',
  time: 'transition-duration',
  easing: 'transition-timing-function',
}

const words: Record<TokenKind, string> = {
  color: 'a CSS colour',
  length: 'a CSS length',
  number: 'a number',
  font: 'a list of fonts',
  shadow: 'a CSS shadow',
  time: 'a time such as 180ms',
  easing: 'an easing',
}

export const kindWords = ({ kind }: Token) => words[kind]

/** What a value is written with. Nothing that could end the declaration, or the `<style>` that it is pasted into. */
const plain = /^[\p{L}\p{M}\d #%.,()'"+*/_-]{1,240}$/u
const elsewhere = /\/\*|(var|env|attr|url|image|image-set|src)\(|^(inherit|initial|unset|revert|revert-layer|auto)$/i

/** CSS closes at the end of the text what is open; where the value is pasted, the rest of the page would follow. */
function isClosed(value: string) {
  const bare = value.replace(/"[^"]*"|'[^']*'/g, '')
  let depth = 0
  for (const sign of bare) {
    if (sign === '"' || sign === "'") return false
    if (sign === '(') depth++
    if (sign === ')' && --depth < 0) return false
  }
  return depth === 0
}

/** The value as it may be set, or nothing when it is none of its kind. Values come from links, too. */
export function usable({ kind }: Token, text: string): string | undefined {
  const value = text.replace(/\s+/g, ' ').trim()
  if (!plain.test(value) || elsewhere.test(value) || !isClosed(value)) return
  // A number is no length, where numbers are asked for: `line-height` takes both.
  if (kind === 'number' && !/^[\d.]+$/.test(value)) return
  return CSS.supports(properties[kind], value) ? value : undefined
}
