import { nearest } from './nearest.js'

/** What a value is, in the words of JSON. */
export const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  const kinds: Record<string, string> = { object: 'an object', string: 'a string', number: 'a number', boolean: 'a boolean' }
  return kinds[typeof value] ?? 'missing'
}

/** The nearest right word, else all of them. */
export const suggest = (word: unknown, known: readonly string[]): string => {
  const near = typeof word === 'string' ? nearest(word, known) : undefined
  return near ? `did you mean ${JSON.stringify(near)}?` : `known: ${known.join(', ')}`
}
