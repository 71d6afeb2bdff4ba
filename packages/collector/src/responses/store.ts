import type { Answer } from '@askwell/core'
import type { Transaction } from 'kysely'
import type { CollectorDatabase, Schema } from '../database/schema.js'
import { choicesOf, numericValue, stepsOf } from './answer-values.js'
import type { IncomingResponse, StoreStatus } from './incoming.js'

/** Rows in one statement: well under the 32,766 variables SQLite allows. */
const ROWS = 500

function chunks<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / ROWS) }, (_, index) => items.slice(index * ROWS, (index + 1) * ROWS))
}

async function knownRevisions(database: Transaction<Schema>, project: string, ids: readonly string[]) {
  const known = new Map<string, number>()
  for (const some of chunks(ids)) {
    const rows = await database
      .selectFrom('responses')
      .select(['id', 'revision'])
      .where('project', '=', project)
      .where('id', 'in', some)
      .execute()
    for (const { id, revision } of rows) known.set(id, revision)
  }
  return known
}

const responseRow = (project: string, { response, receivedAt, occurredAt }: IncomingResponse): Schema['responses'] => ({
  project,
  id: response.id,
  revision: response.revision,
  survey: response.survey.id,
  complete: Number(response.complete),
  occurred_at: occurredAt,
  received_at: receivedAt,
  body: JSON.stringify(response),
})

/** One answer per question: of two to the same question the later one counts. */
const answersOf = ({ response }: IncomingResponse): Answer[] => [
  ...new Map(response.answers.map((answer) => [answer.question, answer])).values(),
]

const choiceRows = (project: string, item: IncomingResponse): Schema['choices'][] =>
  answersOf(item).flatMap((answer) =>
    choicesOf(answer).map((choice) => ({
      project,
      response_id: item.response.id,
      question: answer.question,
      choice,
      survey: item.response.survey.id,
    })),
  )

function answerRows(project: string, item: IncomingResponse): Schema['answers'][] {
  const { response } = item
  return answersOf(item).map((answer) => ({
    project,
    response_id: response.id,
    question: answer.question,
    survey: response.survey.id,
    type: answer.type,
    scale: stepsOf(answer),
    value: numericValue(answer),
  }))
}

async function write(database: Transaction<Schema>, project: string, winners: readonly IncomingResponse[], replaced: string[]) {
  for (const some of chunks(winners))
    await database
      .insertInto('responses')
      .values(some.map((item) => responseRow(project, item)))
      .onConflict((conflict) =>
        conflict
          .columns(['project', 'id'])
          .doUpdateSet((row) => ({
            revision: row.ref('excluded.revision'),
            survey: row.ref('excluded.survey'),
            complete: row.ref('excluded.complete'),
            occurred_at: row.ref('excluded.occurred_at'),
            received_at: row.ref('excluded.received_at'),
            body: row.ref('excluded.body'),
          }))
          .whereRef('excluded.revision', '>', 'responses.revision'),
      )
      .execute()
  for (const table of ['answers', 'choices'] as const)
    for (const some of chunks(replaced))
      await database.deleteFrom(table).where('project', '=', project).where('response_id', 'in', some).execute()
  for (const some of chunks(winners.flatMap((item) => answerRows(project, item))))
    await database.insertInto('answers').values(some).execute()
  for (const some of chunks(winners.flatMap((item) => choiceRows(project, item))))
    await database.insertInto('choices').values(some).execute()
}

/**
 * Keeps responses in one transaction and tells what became of each, in order. Idempotent by id and revision: the
 * same again changes nothing, a higher revision replaces, a lower one is ignored. Durable when it resolves.
 */
export async function storeResponses(
  database: CollectorDatabase,
  project: string,
  items: readonly IncomingResponse[],
): Promise<StoreStatus[]> {
  return database.transaction().execute(async (transaction) => {
    const ids = [...new Set(items.map(({ response }) => response.id))]
    const kept = await knownRevisions(transaction, project, ids)
    const latest = new Map(kept)
    const winners = new Map<string, IncomingResponse>()
    const statuses = items.map((item): StoreStatus => {
      const { id, revision } = item.response
      const before = latest.get(id) ?? 0
      if (revision <= before) return revision === before ? 'duplicate' : 'ignored'
      latest.set(id, revision)
      winners.set(id, item)
      return 'stored'
    })
    const replaced = [...winners.keys()].filter((id) => kept.has(id))
    if (winners.size > 0) await write(transaction, project, [...winners.values()], replaced)
    return statuses
  })
}
