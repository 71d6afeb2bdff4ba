import type { Answer } from '@askwell/core'
import type { Schema } from '../database/schema.js'
import { choicesOf, numericValue, stepsOf } from './answer-values.js'
import type { IncomingResponse } from './incoming.js'

/** The rows of each table, in the order in which they are written. */
export type Rows = { [Table in keyof Schema]: Schema[Table][] }

/** One answer per question: of two to the same question the later one counts. */
function answersOf({ answers }: IncomingResponse['response']): Iterable<Answer> {
  return answers.length === 1 ? answers : new Map(answers.map((answer) => [answer.question, answer])).values()
}

function addAnswers({ answers, choices }: Rows, project: string, { response }: IncomingResponse) {
  const [response_id, survey] = [response.id, response.survey.id]
  for (const answer of answersOf(response)) {
    const { question, type } = answer
    answers.push({ project, response_id, question, survey, type, scale: stepsOf(answer), value: numericValue(answer) })
    for (const choice of choicesOf(answer)) choices.push({ project, response_id, question, choice, survey })
  }
}

/** What is kept of responses, by table. In the order of their ids: two writers that lock rows in one order never wait in a ring. */
export function rowsOf(project: string, items: readonly IncomingResponse[]): Rows {
  const rows: Rows = { responses: [], answers: [], choices: [] }
  const ordered = items.length === 1 ? items : items.toSorted((a, b) => (a.response.id < b.response.id ? -1 : 1))
  for (const item of ordered) {
    const { response, body, occurredAt, receivedAt } = item
    rows.responses.push({
      project,
      id: response.id,
      revision: response.revision,
      survey: response.survey.id,
      complete: Number(response.complete),
      occurred_at: occurredAt,
      received_at: receivedAt,
      body: body ?? JSON.stringify(response),
    })
    addAnswers(rows, project, item)
  }
  return rows
}
