import type { Question, Text } from '@askwell/core'
import type { ChoiceCount } from './tallies.js'

export interface OptionCount extends ChoiceCount {
  /** As the survey document words it, if it does. */
  text?: Text
}

/** The options that the document offers, "other" last. */
function offered(question: Question | undefined): { id: string; text?: Text }[] {
  if (question?.type !== 'choice') return []
  const options = question.options.map((option) => (typeof option === 'string' ? { id: option } : option))
  const { other } = question
  return other ? [...options, { id: 'other', text: other === true ? 'Something else' : other }] : options
}

/** How often each option was chosen: all that the document offers, those without answers too, then what it offers no more. */
export function optionsOf(question: Question | undefined, choices: readonly ChoiceCount[]): OptionCount[] {
  const counts = new Map(choices.map(({ id, count }) => [id, count]))
  const known = offered(question)
  const ids = new Set(known.map(({ id }) => id))
  return [
    ...known.map(({ id, text }) => ({ id, ...(text ? { text } : {}), count: counts.get(id) ?? 0 })),
    ...choices.filter(({ id }) => !ids.has(id)),
  ]
}
