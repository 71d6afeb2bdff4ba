import type { SurveyResponse } from '@askwell/core'

/** A valid response on its way into the database. */
export interface IncomingResponse {
  response: SurveyResponse
  /** Its JSON text, when there is one already. Default: `JSON.stringify(response)`. */
  body?: string
  /** Epoch ms. */
  receivedAt: number
  /** When it was answered, by the server's clock. Epoch ms. */
  occurredAt: number
}

/**
 * What became of one response: kept; the same id and revision was kept before; a later revision was kept before; or
 * it broke the schema. The first three are acknowledgements.
 */
export type StoreStatus = 'stored' | 'duplicate' | 'ignored'

const DAY_MS = 86_400_000

/** An outbox that nobody opened for a year is not believed: a clock that was put forward looks like that. */
const MAX_AGE_MS = 366 * DAY_MS

function readAge(text: string): number | undefined {
  const digits = text.trim()
  const age = /^\d{1,15}$/.test(digits) ? Number(digits) : Infinity
  return age > MAX_AGE_MS ? undefined : age
}

/**
 * The ages of so many responses, from the `Askwell-Age` header, else from `?age=`, in ms: one for all, or one each with
 * commas between. Undefined for an age that is not there or makes no sense.
 */
export function readAges(header: string | undefined, query: string | undefined, count: number): (number | undefined)[] {
  const ages = (header ?? query ?? '').split(',').map(readAge)
  if (ages.length === count) return ages
  return Array.from({ length: count }, () => (ages.length === 1 ? ages[0] : undefined))
}

/**
 * Received − age, which holds whatever the client's clock says. Without an age, the client's word is believed when it
 * lies within the last 30 days.
 */
export function occurrence(receivedAt: number, ageMs: number | undefined, answeredAt: number): number {
  if (ageMs !== undefined) return Math.max(0, receivedAt - ageMs)
  const plausible = answeredAt <= receivedAt && answeredAt > receivedAt - 30 * DAY_MS
  return plausible ? Math.round(answeredAt) : receivedAt
}
