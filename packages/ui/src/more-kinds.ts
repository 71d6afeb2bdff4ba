// The kinds that few surveys have, but for `choice`, as a chunk that is loaded before a prompt that has one of them.
import type { Presentation, Question } from '@askwell/core'
import contactCss from './questions/contact/contact.css?inline'
import { contact } from './questions/contact/contact.js'
import formCss from './questions/form.css?inline'
import type { Kind } from './questions/kind.js'
import ratingCss from './questions/rating/rating.css?inline'
import { rating } from './questions/rating/rating.js'

export let kinds: Readonly<Record<string, Kind>> = { rating, contact }
export let css = formCss + ratingCss + contactCss

/** Options as `{ id, text }` each, shuffled if they are to be. Throws when there are none. */
async function arrangeOptions(question: Question, respondentId: string | undefined): Promise<Question> {
  if (question.type !== 'choice') return question
  if (!kinds['choice']) {
    const choice = await import('./choice.js')
    kinds = { ...kinds, ...choice.kinds }
    css += choice.css
  }
  const options = question.options.map((option) =>
    typeof option === 'string' ? { id: option } : { id: option.id, text: option.text },
  )
  // A document may not have been validated; an id is drawn where there is no text.
  if (options.length > 99 || options.some(({ id }) => typeof id !== 'string')) throw Error('bad options')
  const ready = { ...question, options }
  return question.shuffle ? (await import('./questions/choice/shuffled.js')).shuffled(ready, respondentId) : ready
}

/** The presentation as these kinds want it. Rejects when a question can't be drawn. */
export async function arrange(presentation: Presentation): Promise<Presentation> {
  const { survey, respondentId } = presentation
  const questions: Question[] = []
  for (const question of survey.questions) questions.push(await arrangeOptions(question, respondentId))
  return { ...presentation, survey: { ...survey, questions } }
}
