import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from './types.js'

/** A response in the outbox. `body` is what is sent for this revision, always the same bytes. */
export interface Envelope {
  id: string
  revision: number
  body: string
  createdAt: number
  epoch: number
  /** Not to be sent before: the person is answering (`hold`), or a sender has it on lease. */
  until: number
  hold?: boolean
  /** Failures that may be the record's own fault: it goes behind the others. */
  tries: number
  /** Refused for good. */
  rejected?: boolean
  /** In this page's memory only: it is on the device. */
  saved?: boolean
}

/** What `spill` leaves: not frozen yet. */
export interface Spilled {
  response?: SurveyResponse
}

/** What a person without an answer in between is given, in ms. */
export const holdMs = 60_000

export const keyOf = ({ id, revision }: { id: string; revision: number }) => `${id}:${revision}`

/** Freezes a revision, held. */
export const seal = (response: SurveyResponse, endpoint: Endpoint, createdAt: number, epoch = 0): Envelope => ({
  id: response.id,
  revision: response.revision,
  body: JSON.stringify(endpoint.body ? endpoint.body(response) : response),
  createdAt,
  epoch,
  until: createdAt + holdMs,
  hold: true,
  tries: 0,
})

/** The one to keep. What may have been sent keeps its bytes; what was only held is replaced. */
export const newer = (old: Envelope | undefined, next: Envelope): Envelope => {
  if (!old || !(old.revision >= next.revision)) return next
  if (old.revision > next.revision) return old
  return old.hold ? next : { ...old, until: Math.max(old.until, next.until) }
}
