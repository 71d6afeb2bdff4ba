import type { Draft } from './draft.js'
import type { Answers, AnswerValue } from './prompt-state.js'
import { fnv1a32 } from './sampling.js'
import type { Answer, Question, SurveyResponse } from './schema/index.js'
import { uuidOf } from './uuid.js'

const steps: Record<string, number> = { nps: 11, csat: 5, ces: 7, rating: 5 }

/**
 * NPS by Reichheld's thresholds (https://hbr.org/2003/12/the-one-number-you-need-to-grow); CSAT and CES by the side of
 * the middle of their scale.
 */
export const categoryOf = (type: string, value: AnswerValue, scale: number | undefined): string | undefined => {
  if (type === 'thumbs') return value === 'up' ? 'positive' : 'negative'
  if (!scale || typeof value !== 'number') return undefined
  const side = type === 'nps' ? (value > 8 ? 1 : value > 6 ? 0 : -1) : Math.sign(value - (scale + 1) / 2)
  const names = {
    nps: ['detractor', 'passive', 'promoter'],
    csat: ['dissatisfied', 'neutral', 'satisfied'],
    ces: ['difficult', 'neutral', 'easy'],
  }[type]
  return names?.[side + 1]
}

const answersOf = (questions: readonly Question[], answers: Answers): Answer[] =>
  questions.flatMap((question) => {
    const { type, id = type } = question
    if (!Object.hasOwn(answers, id)) return []
    const value = answers[id]!
    const scale = ('scale' in question && question.scale) || steps[type]
    return [{ question: id, type, scale, value, category: categoryOf(type, value, scale) }]
  })

/** JSON with sorted keys, so that the order in which a survey was written doesn't matter. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  )

/** The response as it goes over the wire: `docs/wire-format.md`. Keys without a value are left out. Pure. */
export const buildResponse = ({ id, survey, answers, context, ...draft }: Draft): SurveyResponse => {
  const { id: surveyId, questions, thanks } = survey
  const response = {
    ...draft,
    id: uuidOf(id),
    survey: { id: surveyId, hash: fnv1a32(canonical([questions, thanks])).toString(16) },
    answers: answersOf(questions, answers),
    outcome: draft.complete ? 'answered' : 'partial',
    context: { ...context, page: context.page.slice(0, 2000) },
    durationMs: Math.max(0, draft.answeredAt - draft.shownAt),
  }
  return JSON.parse(JSON.stringify(response))
}
