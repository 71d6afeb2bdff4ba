import type { SurveyDocument, Text } from '@askwell/core'
import type { CollectorDatabase } from '../database/schema.js'
import { scoreOf, type Score } from './scores/score.js'
import type { Count } from './scores/tally.js'
import { optionsOf, type OptionCount } from './options.js'
import { choicesKey, tallyAnswers, tallyChoices, tallyResponses, type ChoiceCount, type QuestionTally } from './tallies.js'

export interface QuestionResults {
  id: string
  type: string
  /** Number of steps of the scale as it was asked; 0 for types without one. */
  scale: number
  /** As the survey document words it, if it does. */
  text?: Text
  /** Answers in all. */
  count: number
  /** Every step of the scale in order, those without answers too. Empty for types without numbers. */
  distribution: Count[]
  /** Of a choice: every option in the order of the survey document, then those it has no more. */
  options?: OptionCount[]
  score: Score | null
}

export interface SurveyResults {
  id: string
  /** Responses in all. */
  responses: number
  /** Of them, those in which every question was answered or skipped. */
  complete: number
  /** When it was first and last answered, epoch ms; null without responses. */
  firstAt: number | null
  lastAt: number | null
  /** In the order of the survey document, then by id. */
  questions: QuestionResults[]
}

/** The values a scale offers, in order. */
function scaleValues(type: string, steps: number): number[] {
  if (type === 'thumbs') return [0, 1]
  const first = type === 'nps' ? 0 : 1
  return Array.from({ length: steps }, (_, index) => first + index)
}

function questionResults(
  question: QuestionTally,
  survey: SurveyDocument['surveys'][number] | undefined,
  choices: readonly ChoiceCount[],
): QuestionResults {
  const { id, type, scale, count, tally } = question
  const found = new Map(tally.map(({ value, count }) => [value, count]))
  const distribution = scaleValues(type, scale).map((value) => ({ value, count: found.get(value) ?? 0 }))
  const asked = survey?.questions.find((each) => (each.id ?? each.type) === id)
  return {
    id,
    type,
    scale,
    ...(asked?.text ? { text: asked.text } : {}),
    count,
    distribution,
    ...(type === 'choice' ? { options: optionsOf(asked, choices) } : {}),
    score: scoreOf(type, tally, scale),
  }
}

const unanswered = (id: string): SurveyResults => ({
  id,
  responses: 0,
  complete: 0,
  firstAt: null,
  lastAt: null,
  questions: [],
})

/** What every survey has earned so far: those with answers, oldest first, then those of the document that wait for one. */
export async function readResults(
  database: CollectorDatabase,
  project: string,
  document: SurveyDocument,
): Promise<{ surveys: SurveyResults[] }> {
  const [responses, answers] = [await tallyResponses(database, project), await tallyAnswers(database, project)]
  const choices = await tallyChoices(database, project)
  const surveys = responses.map((counts): SurveyResults => {
    const survey = document.surveys.find(({ id }) => id === counts.id)
    const order = survey?.questions.map(({ id, type }) => id ?? type) ?? []
    const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
    const questions = (answers.get(counts.id) ?? []).map((question) =>
      questionResults(question, survey, choices.get(choicesKey(counts.id, question.id)) ?? []),
    )
    return Object.assign(counts, { questions: questions.sort((a, b) => place(a.id) - place(b.id)) })
  })
  const seen = new Set(surveys.map(({ id }) => id))
  const waiting = document.surveys.filter(({ id }) => !seen.has(id))
  return { surveys: [...surveys, ...waiting.map(({ id }) => unanswered(id))] }
}
