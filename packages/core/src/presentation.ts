import type { Condition, Survey } from './schema/index.js'
import type { Answers, Outcome } from './prompt-state.js'

/** What the engine hands to a presenter when a survey is to be shown: the survey, and the ways to report back. */
export interface Presentation {
  survey: Survey
  /** Of this device: what an order of options that is to last is made from. */
  respondentId?: string
  /** True when the person asked for it (`show()`, a feedback button): it takes focus, and gives it back. */
  opened: boolean
  /** What `show(id, { anchor })` was given: a DOM element in browsers. */
  anchor?: unknown
  /** Respondent attributes and trigger properties, for `{{name}}` in texts. */
  values: Readonly<Record<string, unknown>>
  holds(condition: Condition, subject: unknown): boolean
  /** Resolves when `holds` can tell; what is answered before waits for it. Default: it can. Never rejects. */
  ready?: Promise<unknown>
  /** The prompt can be seen, or can't any more. After one second of it, in a visible tab, it counts as shown. */
  visible(isSeen?: boolean): void
  /**
   * Each time an answer is given or changed. Resolves when the answers are kept on the device.
   * `complete` is true with the last one.
   */
  record(answers: Answers, complete: boolean): Promise<void>
  /** Tracks the event of a `thanks` action back into the engine. */
  track?(event: string): void
  /** What is on screen can't be drawn any more: that is reported. `close` follows, with what was answered. */
  fail?(cause: unknown): void
  /** Takes it away without a verdict of the person's: where it stood is no more. */
  leave?(): void
  /** Once, at the end. */
  close(outcome: Outcome, answers: Answers): void
}

/** A prompt on screen. */
export interface Presented {
  /** Takes it away: answered in another tab, consent withdrawn, `destroy()`. Calls `Presentation.close` if it hasn't been. */
  close(): void
}

/** Shows a prompt. Rejects when it can't be: the claim is given back, and it cost the person nothing. */
export type Present = (presentation: Presentation) => Promise<Presented>
