import type { SurveyResponse } from '@askwell/core'
import type { CollectorDatabase } from '../database/schema.js'

export interface ListOptions {
  survey?: string | undefined
  /** 1–200. Default: 50. */
  limit?: number | undefined
  /** A `next` of an earlier page, or epoch ms: only what was answered before it. */
  before?: string | undefined
}

/** A response as it was sent, with the instants of the server's clock (epoch ms). */
export type ListedResponse = SurveyResponse & { occurredAt: number; receivedAt: number }

export interface ResponsePage {
  responses: ListedResponse[]
  /** For `before`; null on the last page. */
  next: string | null
}

/** `1752000000000` or `1752000000000_<id>`; undefined when it is neither. */
export function parseCursor(before: string): { at: number; id: string } | undefined {
  const match = /^(\d{1,16})(?:_([0-9a-f-]{36}))?$/.exec(before)
  return match ? { at: Number(match[1]), id: match[2] ?? '' } : undefined
}

/** Newest first, by when they were answered. */
export async function listResponses(database: CollectorDatabase, project: string, options: ListOptions): Promise<ResponsePage> {
  const limit = Math.min(200, Math.max(1, options.limit ?? 50))
  const cursor = options.before === undefined ? undefined : parseCursor(options.before)
  let query = database
    .selectFrom('responses')
    .select(['id', 'body', 'occurred_at', 'received_at'])
    .where('project', '=', project)
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (options.survey !== undefined) query = query.where('survey', '=', options.survey)
  if (cursor)
    query = query.where((where) =>
      where.or([
        where('occurred_at', '<', cursor.at),
        where.and([where('occurred_at', '=', cursor.at), where('id', '<', cursor.id)]),
      ]),
    )
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    responses: page.map(({ body, occurred_at, received_at }) =>
      Object.assign(JSON.parse(body) as SurveyResponse, { occurredAt: occurred_at, receivedAt: received_at }),
    ),
    next: last ? `${last.occurred_at}_${last.id}` : null,
  }
}
