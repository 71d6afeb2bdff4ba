import type { Draft } from './draft.js'
import { isObject } from './object.js'
import type { Answers, AnswerValue } from './prompt-state.js'
import { fnv1a32 } from './sampling.js'
import type { Answer, ContactValue, Question, SurveyResponse } from './schema/index.js'
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

/** What an endpoint takes, of whatever a kind of one's own gave or an unchecked document let through. */
const sendable = (value: unknown): AnswerValue => {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value)) return value.slice(0, 50).map((each) => textOf(each).slice(0, 1000))
  if (isObject(value) && value['consent'] === true && typeof value['email'] === 'string') return value as ContactValue
  return textOf(value).slice(0, 10_000)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

const answersOf = (questions: readonly Question[], answers: Answers): Answer[] =>
  questions.flatMap((question) => {
    const { type, id = type } = question
    if (!Object.hasOwn(answers, id)) return []
    const value = sendable(answers[id])
    const scale = ('scale' in question && Math.trunc(question.scale!)) || steps[type]
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
    // A page may say anything of itself; what is too long for an endpoint must not cost the answer.
    context: { ...context, page: context.page.slice(0, 2000), locale: context.locale?.slice(0, 100) },
    durationMs: Math.max(0, draft.answeredAt - draft.shownAt),
  }
  return JSON.parse(JSON.stringify(response))
}
