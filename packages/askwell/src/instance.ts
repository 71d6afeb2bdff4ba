import type { Explanation, Listener, Outcome } from '@askwell/core'
import type { Theme } from '@askwell/ui'
import type { AskwellEvents, Consent } from './options.js'

type Attributes = Readonly<Record<string, unknown>>

/**
 * A running Askwell. No method throws. `explain`, `pending`, `flush` and `retryRejected` reject where their code can't be
 * had: without the network, in a page that had neither asked anything nor anything to send. Not listening is fine.
 */
export interface Askwell {
  /** Something happened: `track("level_complete", { level: 3 })`. */
  track(name: string, properties?: Attributes): void
  /** The person has signed in. The id is stored hashed, and sent as it is with answers. */
  identify(userId: string, attributes?: Attributes): void
  /** Adds attributes for `audience` conditions and `{{name}}` in texts. */
  set(attributes: Attributes): void
  /** The person has signed out: from here on somebody not known, who inherits only when this device has last asked. */
  reset(): void
  /** Opens a survey because the person asked for it; caps don't count. Resolves with how it ended. */
  show(id: string, options?: { anchor?: unknown }): Promise<Outcome>
  /** Why a survey shows or does not show now: every check with what it saw. Loads the words for it. */
  explain(id: string): Promise<Explanation>
  on<K extends keyof AskwellEvents>(event: K, listener: Listener<AskwellEvents[K]>): () => void
  /** How many responses are not delivered yet. */
  pending(): Promise<number>
  /** Tries to deliver everything now. */
  flush(): Promise<void>
  /** Tries to deliver what the endpoint has refused, once more, with everything else. */
  retryRejected(): Promise<void>
  setTheme(theme: Theme): void
  setLocale(locale: string): void
  /**
   * The person agrees, or no longer does. `false` takes away what is on screen, and everything that is stored, answers
   * that wait included. `true` after `"session"` keeps what the session knows. After `false`, say again who is here.
   */
  consent(value: Consent): void
  /** Takes away the prompt and every listener. Answers that wait are kept for the next visit. */
  destroy(): void
}

const nothing = () => {}

/** What `init` returns on a server, and what tests may have in its place: every method is there and does nothing. */
export const inert: Askwell = {
  track: nothing,
  identify: nothing,
  set: nothing,
  reset: nothing,
  show: () => Promise.resolve('failed'),
  explain: async (survey) => ({ survey, ok: false, checks: [] }),
  on: () => nothing,
  pending: () => Promise.resolve(0),
  flush: () => Promise.resolve(),
  retryRejected: () => Promise.resolve(),
  setTheme: nothing,
  setLocale: nothing,
  consent: nothing,
  destroy: nothing,
}
