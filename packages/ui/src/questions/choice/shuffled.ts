import { type ChoiceQuestion, fnv1a32 } from '@askwell/core'

/**
 * The question with the options in an order of their own for each respondent, the same one each time: by hash, option
 * first, so that what comes after it stirs all of its bits.
 */
export const shuffled = (question: ChoiceQuestion, respondentId = ''): ChoiceQuestion => {
  const ranked = question.options.map((option): [number, typeof option] => [
    fnv1a32((typeof option === 'string' ? option : option.id) + (question.id ?? '') + respondentId),
    option,
  ])
  return { ...question, options: ranked.sort(([a], [b]) => a - b).map(([, option]) => option) }
}
