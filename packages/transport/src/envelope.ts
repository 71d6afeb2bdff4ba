import type { Route } from './route.js'
import type { SurveyResponse } from '@askwell/core'

/** A response in the outbox. `body` is what is sent for this revision, always the same bytes. */
export interface Envelope {
  id: string
  revision: number
  body: string
  createdAt: number
  /** Of the consent it was given under. */
  epoch?: number
  /**
   * Not to be sent before: the person is still answering, or a sender has it on lease. In the past, when it was tried
   * last.
   */
  until: number
  /** Refused for good. */
  rejected?: boolean
  /** On how many days it was tried, and the last of them. */
  days?: number
  day?: number
}

/** Before it is frozen, and as `spill` leaves it. */
export interface Raw {
  response: SurveyResponse
  createdAt: number
  epoch?: number
  hold?: boolean
}

export const keyOf = ({ id, revision }: Envelope) => `${id}:${revision}`

/** Freezes a revision. A person who is answering is given time for the next answer. */
export const seal = ({ response, hold, ...rest }: Raw, { text = JSON.stringify, hold: holdMs = 60_000 }: Route): Envelope => ({
  ...rest,
  id: response.id,
  revision: response.revision,
  body: text(response),
  until: rest.createdAt + (hold ? holdMs : 0),
})

/** The one to keep: a later revision; of two equal ones the first, for its bytes, unless it isn't frozen yet. */
export const newer = (old: Envelope | undefined, next: Envelope): Envelope =>
  old && old.revision - next.revision >= +!old.body ? { ...old, until: next.until } : next
