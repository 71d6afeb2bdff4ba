import { type ChoiceOption, type ChoiceQuestion, fnv1a32, type Survey, type Text } from '@askwell/core'

interface Option {
  id: string
  text: Text
}

/** A string is id and text at once. Takes any JSON: the document may not have been validated. */
const optionOf = (option: ChoiceOption): Option => {
  const { id = option, text = id } = Object(option) as Partial<Option>
  return { id: `${id as string}`, text: text as Text }
}

export const optionsOf = ({ options }: Pick<ChoiceQuestion, 'options'>): Option[] => [options ?? []].flat().map(optionOf)

/** Options that are to be shuffled in an order of their own for each respondent, the same one each time. */
export const shuffled = (survey: Survey, respondentId = ''): Survey => ({
  ...survey,
  questions: survey.questions.map((question) => {
    if (question.type !== 'choice' || !question.shuffle) return question
    const { id = 'choice' } = question
    // Hashed twice, as for samples: FNV alone barely tells ends of texts apart.
    const rank = (option: Option) => fnv1a32(`${fnv1a32(option.id + id + respondentId)}`)
    return { ...question, options: optionsOf(question).sort((a, b) => rank(a) - rank(b)) }
  }),
})
