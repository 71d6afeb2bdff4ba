import type { SurveyResponse } from '@askwell/core'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CollectorDatabase, Schema } from '../database/schema.js'
import { isUnavailable } from '../database/unavailable.js'
import { keptRevisions } from '../responses/replace.js'
import { createStore } from '../responses/store.js'
import { readBatches, type Attempt, type Batch } from './batches.js'

export interface CopyProgress {
  /** Responses looked at so far. */
  seen: number
  /** Of them, those that were written; the others were there before. */
  written: number
  /** Responses in the source at the start. */
  total: number
}

interface CopyOptions {
  from: CollectorDatabase
  to: CollectorDatabase
  /** Hears of every batch. */
  onProgress?(progress: CopyProgress): void
}

const TRIES = 30
const PAUSE_MS = 1000

type Row = Schema['responses']

const incoming = ({ body, occurred_at, received_at }: Row) => ({
  response: JSON.parse(body) as SurveyResponse,
  body,
  occurredAt: occurred_at,
  receivedAt: received_at,
})

/** Writes what the target lacks, or has in a lower revision, and tells how many that were. */
async function copyBatch(to: CollectorDatabase, { project, rows }: Batch): Promise<number> {
  const kept = await keptRevisions(
    to,
    project,
    rows.map(({ id }) => id),
  )
  const missing = rows.filter(({ id, revision }) => revision > (kept.get(id) ?? 0))
  if (missing.length > 0) await createStore(to, project)(missing.map(incoming))
  return missing.length
}

/** A database that is away for half a minute does not end a copy of hours. */
const patiently: Attempt = async (work) => {
  for (let attempt = 1; ; attempt++)
    try {
      return await work()
    } catch (error) {
      if (attempt === TRIES || !isUnavailable(error)) throw error
      await sleep(PAUSE_MS)
    }
}

/**
 * Copies every response that the target does not have in the same or a higher revision. Each batch is one transaction,
 * so a copy that is killed and started again goes on where it was, and one that is run again brings what came since.
 */
export async function copyResponses({ from, to, onProgress = () => {} }: CopyOptions): Promise<CopyProgress> {
  const { total } = await from
    .selectFrom('responses')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const progress = { seen: 0, written: 0, total }
  for await (const batch of readBatches(from, patiently)) {
    progress.written += await patiently(() => copyBatch(to, batch))
    progress.seen += batch.rows.length
    onProgress({ ...progress, total: Math.max(total, progress.seen) })
  }
  return progress
}
