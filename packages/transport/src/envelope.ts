import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from './types.js'

/** A response in the outbox. `body` is what is sent for this revision, always the same bytes. */
export interface Envelope {
  id: string
  revision: number
  body: string
  createdAt: number
  /** Of the consent it was given under. */
  epoch: number
  /** Not to be sent before: the person is answering (`hold`), or a sender has it on lease. */
  until: number
  hold: boolean
  /** Failures that may be the record's own fault: it goes behind the others. */
  tries: number
  /** Refused for good. */
  rejected?: boolean
}

/** Before it is frozen, and as `spill` leaves it. */
export interface Raw {
  response: SurveyResponse
  createdAt: number
  epoch?: number
  hold?: boolean
}

/** What a person without an answer in between is given, in ms. */
const holdMs = 60_000

export const keyOf = ({ id, revision }: Envelope) => `${id}:${revision}`

/** Freezes a revision. */
export const seal = ({ response, createdAt, epoch = 0, hold = false }: Raw, { body }: Endpoint): Envelope => ({
  id: response.id,
  revision: response.revision,
  body: JSON.stringify(body ? body(response) : response),
  createdAt,
  epoch,
  until: hold ? createdAt + holdMs : 0,
  hold,
  tries: 0,
})

/** The one to keep: a later revision; of two equal ones the one that may have been sent, for its bytes. */
export const newer = (old: Envelope | undefined, next: Envelope): Envelope =>
  old && old.revision - next.revision >= +old.hold ? { ...old, until: Math.max(old.until, next.until) } : next
