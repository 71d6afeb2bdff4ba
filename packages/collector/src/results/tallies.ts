import type { CollectorDatabase } from '../database/schema.js'
import type { Count } from './scores/tally.js'

/** The answers to one question on one scale: a question whose scale changed is two. */
export interface QuestionTally {
  id: string
  type: string
  scale: number
  /** Answers in all, those without a number too. */
  count: number
  tally: Count[]
}

/** How many chose this option. */
export interface ChoiceCount {
  id: string
  count: number
}

/** Of texts databases disagree on the order: it depends on their locale. Tallies are short. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** Responses by survey, oldest survey first. */
export async function tallyResponses(database: CollectorDatabase, project: string) {
  const rows = await database
    .selectFrom('responses')
    .select(({ fn }) => [
      'survey as id',
      fn.countAll<number>().as('responses'),
      fn.sum<number>('complete').as('complete'),
      fn.min('occurred_at').as('firstAt'),
      fn.max('occurred_at').as('lastAt'),
    ])
    .where('project', '=', project)
    .groupBy('survey')
    .execute()
  return rows.sort((a, b) => a.firstAt - b.firstAt || inOrder(a.id, b.id))
}

/** Answers by survey and question, counted by value. One pass over one index. */
export async function tallyAnswers(database: CollectorDatabase, project: string): Promise<Map<string, QuestionTally[]>> {
  const rows = await database
    .selectFrom('answers')
    .select(({ fn }) => ['survey', 'question', 'type', 'scale', 'value', fn.countAll<number>().as('count')])
    .where('project', '=', project)
    .groupBy(['survey', 'question', 'type', 'scale', 'value'])
    .execute()
  rows.sort(
    (a, b) => inOrder(a.question, b.question) || inOrder(a.type, b.type) || a.scale - b.scale || (a.value ?? 0) - (b.value ?? 0),
  )
  const surveys = new Map<string, QuestionTally[]>()
  for (const { survey, question, type, scale, value, count } of rows) {
    const questions = surveys.get(survey) ?? []
    surveys.set(survey, questions)
    let last = questions.at(-1)
    if (last?.id !== question || last.type !== type || last.scale !== scale)
      questions.push((last = { id: question, type, scale, count: 0, tally: [] }))
    last.count += count
    if (value !== null) last.tally.push({ value, count })
  }
  return surveys
}

/** How often each option was chosen, by survey and question, in the order of ids. One pass over one index. */
export async function tallyChoices(database: CollectorDatabase, project: string): Promise<Map<string, ChoiceCount[]>> {
  const rows = await database
    .selectFrom('choices')
    .select(({ fn }) => ['survey', 'question', 'choice as id', fn.countAll<number>().as('count')])
    .where('project', '=', project)
    .groupBy(['survey', 'question', 'choice'])
    .execute()
  rows.sort((a, b) => inOrder(a.id, b.id))
  const questions = new Map<string, ChoiceCount[]>()
  for (const { survey, question, id, count } of rows) {
    const key = choicesKey(survey, question)
    questions.set(key, [...(questions.get(key) ?? []), { id, count }])
  }
  return questions
}

/** The key of a question in what `tallyChoices` gives. */
export const choicesKey = (survey: string, question: string): string => JSON.stringify([survey, question])
