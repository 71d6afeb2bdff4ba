import type { Condition, Survey, Thanks } from './schema/index.js'
import type { AskedQuestion, Answers } from './prompt-state.js'

export type Holds = (condition: Condition, subject: unknown) => boolean

const withId = (question: Survey['questions'][number]): AskedQuestion => ({ ...question, id: question.id ?? question.type })

/**
 * The questions that are asked, given the answers so far: those without an `if`, and those whose `if` holds for the
 * answers to the questions asked before them. An answer to a question that is no longer asked counts for nothing.
 */
export const askedQuestions = (survey: Survey, holds: Holds, answers: Answers): AskedQuestion[] => {
  const before: Record<string, unknown> = {}
  return survey.questions.map(withId).filter((question) => {
    const isAsked = !question.if || holds(question.if, before)
    if (isAsked && Object.hasOwn(answers, question.id)) before[question.id] = answers[question.id]
    return isAsked
  })
}

/** The answers to questions that are asked; the others were dropped by going back and answering otherwise. */
export const reachableAnswers = (survey: Survey, holds: Holds, answers: Answers): Answers =>
  Object.fromEntries(
    askedQuestions(survey, holds, answers).flatMap(({ id }) => (Object.hasOwn(answers, id) ? [[id, answers[id]!]] : [])),
  )

/** What the person is thanked with: the first that holds, or the standard words. */
export const thanksFor = (survey: Survey, holds: Holds, answers: Answers): Thanks =>
  survey.thanks?.find((thanks) => !thanks.if || holds(thanks.if, answers)) ?? {}
