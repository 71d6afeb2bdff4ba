import type { Answer } from '@askwell/core'

const DEFAULT_STEPS: Readonly<Record<string, number>> = { csat: 5, ces: 7, rating: 5 }

const isWithin = (value: unknown, low: number, high: number): boolean =>
  Number.isInteger(value) && Number(value) >= low && Number(value) <= high

/** The steps of the scale an answer was given on; 0 when its type has none. */
export function stepsOf({ type, scale }: Answer): number {
  if (type === 'nps') return 11
  return scale ?? (Object.hasOwn(DEFAULT_STEPS, type) ? DEFAULT_STEPS[type]! : 0)
}

const isTexts = (value: Answer['value']): boolean => [value].flat().every((each) => typeof each === 'string' && each !== '')

const isContact = (value: Answer['value']): boolean => typeof value === 'object' && !Array.isArray(value)

/** What a person wrote beside "other" is counted as that, and read in the answer itself. */
const idOf = (choice: string): string => (choice.startsWith('other:') ? 'other' : choice)

/** What every database can hold as a key: half a character and NUL are shown as what they are, no character. */
const keyOf = (id: string): string => id.slice(0, 100).replaceAll(/[\p{Surrogate}\0]/gu, '\ufffd')

/** The ids that a choice counts for, each once; empty for other types. */
export const choicesOf = ({ type, value }: Answer): string[] =>
  type === 'choice' ? [...new Set([value].flat().map((each) => keyOf(idOf(String(each)))))] : []

/** What is wrong with the value of a known type, in words; undefined when nothing is. Unknown types pass. */
export function valueProblem(answer: Answer): string | undefined {
  const { type, value } = answer
  if (type === 'nps') return isWithin(value, 0, 10) ? undefined : 'an NPS answer is a whole number from 0 to 10'
  if (type === 'csat' || type === 'ces' || type === 'rating') {
    const steps = stepsOf(answer)
    return isWithin(value, 1, steps) ? undefined : `a ${type} answer on this scale is a whole number from 1 to ${steps}`
  }
  if (type === 'thumbs') return value === 'up' || value === 'down' ? undefined : 'a thumbs answer is "up" or "down"'
  if (type === 'choice') return isTexts(value) ? undefined : 'a choice answer is the id of an option, or a list of them'
  if (type === 'contact') return isContact(value) ? undefined : 'a contact answer is an e-mail address with consent: true'
  if (type === 'text') return typeof value === 'string' ? undefined : 'a text answer is a string'
  return undefined
}

/** The answer as a number for tallies; null when it has none. */
export function numericValue({ type, value }: Answer): number | null {
  if (type === 'thumbs') return value === 'up' ? 1 : 0
  return typeof value === 'number' ? value : null
}
