import type { Answer, SurveyResponse } from '@askwell/core'

export interface WordOptions {
  /** What surveys and questions are called, by their ids. Default: the id. */
  labels?: Readonly<Record<string, string>>
}

/**
 * "NPS: 9/10 (promoter)"; each question with its answer; and where, in which language, on what, who, and whether it was
 * left half way.
 */
export type Words = readonly [title: string, answers: [label: string, text: string][], foot: string]

const valueOf = ({ type, value, scale, category }: Answer): string => {
  if (type === 'thumbs') return value === 'up' ? '👍' : '👎'
  if (typeof value === 'number' && scale) return `${value}/${type === 'nps' ? 10 : scale}${category ? ` (${category})` : ''}`
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'object' ? value.email : `${value}`
}

/** A response as people read it. Every text is data: to be escaped by who puts it somewhere. */
export const wordsOf = (
  { survey, answers, context, respondent, complete }: SurveyResponse,
  { labels = {} }: WordOptions = {},
): Words => {
  const called = (id: string) => (Object.hasOwn(labels, id) ? labels[id]! : id)
  const first = answers.find(({ scale, type }) => scale || type === 'thumbs')
  return [
    called(survey.id) + (first ? `: ${valueOf(first)}` : ''),
    answers.map((answer) => [called(answer.question), valueOf(answer).trim()]),
    [context.page, context.locale, context.device, respondent.userId, !complete && 'partial'].filter(Boolean).join(' · '),
  ]
}
