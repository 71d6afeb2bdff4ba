import type { Condition, Survey } from './schema/index.js'
import type { AskedQuestion, Answers, AnswerValue, PromptState } from './prompt-state.js'

export type Holds = (condition: Condition, subject: unknown) => boolean

/**
 * The questions that are asked, given the answers so far: those without an `if`, and those whose `if` holds for the
 * answers to the questions asked before them. And the answers that count: those to questions that are asked.
 */
export const walk = (survey: Survey, holds: Holds, given: Answers): { asked: AskedQuestion[]; answers: Answers } => {
  const answers: Record<string, AnswerValue> = {}
  const asked = survey.questions
    .map((question): AskedQuestion => ({ ...question, id: question.id ?? question.type }))
    .filter(({ id, if: condition }) => {
      const isAsked = !condition || holds(condition, answers)
      if (isAsked && Object.hasOwn(given, id)) answers[id] = given[id]!
      return isAsked
    })
  return { asked, answers }
}

/** A prompt that asks the question at an index among those that are asked; none past the last one. */
export const questionAt = (survey: Survey, holds: Holds, given: Answers, index: number) => {
  const { asked, answers } = walk(survey, holds, given)
  const question = asked[index]
  if (!question) return undefined
  const state = { step: 'asking', question, answers, position: index + 1, total: asked.length, saving: false }
  return state as Extract<PromptState, { step: 'asking' }>
}
