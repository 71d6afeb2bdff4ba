import type { CollectorDatabase } from '../database/schema.js'
import { keptRevisions } from '../responses/replace.js'
import { readBatches } from './batches.js'

export interface CopyCounts {
  /** Responses of the source, and of them those that the target has in the same or a higher revision. */
  responses: [source: number, target: number]
  /** Answers that belong to the responses that both have in the same revision. */
  answers: [source: number, target: number]
}

async function answersOf(database: CollectorDatabase, project: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { count } = await database
    .selectFrom('answers')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('project', '=', project)
    .where('response_id', 'in', ids)
    .executeTakeFirstOrThrow()
  return count
}

/** Counts both ends, key by key: a target may hold more than what was copied, and rightly so. */
export async function countCopied(from: CollectorDatabase, to: CollectorDatabase): Promise<CopyCounts> {
  const counts: CopyCounts = { responses: [0, 0], answers: [0, 0] }
  for await (const { project, rows } of readBatches(from)) {
    const kept = await keptRevisions(
      to,
      project,
      rows.map(({ id }) => id),
    )
    const same = rows.filter(({ id, revision }) => kept.get(id) === revision).map(({ id }) => id)
    counts.responses[0] += rows.length
    counts.responses[1] += rows.filter(({ id, revision }) => (kept.get(id) ?? 0) >= revision).length
    counts.answers[0] += await answersOf(from, project, same)
    counts.answers[1] += await answersOf(to, project, same)
  }
  return counts
}
