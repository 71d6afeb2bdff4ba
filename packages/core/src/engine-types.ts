import type { AskwellError } from './errors.js'
import type { Host } from './host.js'
import type { Present } from './presentation.js'
import type { Outcome } from './prompt-state.js'
import type { Caps, Condition, Groups, Survey, SurveyResponse } from './schema/index.js'

export type CheckName =
  | 'consent'
  | 'window'
  | 'trigger'
  | 'sample'
  | 'audience'
  | 'repeat'
  | 'grace'
  | 'cooldown'
  | 'session'
  | 'atMost'
  | 'busy'

export interface Check {
  name: CheckName
  ok: boolean
  /** What the check looked at, for people: counts, shares, instants. */
  saw?: Readonly<Record<string, unknown>>
  /** Of `audience`: the parts of the condition that do not hold. */
  wanted?: Condition
  /** Epoch milliseconds, set when time alone will lift it. */
  until?: number
}

export interface Explanation {
  survey: string
  /** True when every check holds now. */
  ok: boolean
  /** The first check that fails. */
  reason?: CheckName
  /** When it was looked at, in epoch milliseconds; missing when there is no such survey. */
  at?: number
  checks: Check[]
}

export interface EngineEvents {
  shown: { survey: string; event?: string }
  /** Each answer, as it is given. */
  answered: { survey: string; answers: Readonly<Record<string, unknown>> }
  /** The last answer is on the device. */
  completed: { survey: string; response: SurveyResponse }
  /** Closed without an answer, or in between (`partial`). */
  dismissed: { survey: string; outcome: Outcome }
  error: AskwellError
}

export type Listener<T> = (detail: T) => void

export interface EngineOptions {
  surveys: readonly Survey[]
  caps?: Caps
  groups?: Groups
  /** By type: questions beside the built-in ones, which the presenter can show. */
  kinds?: object | undefined
  host: Host
  /** Namespace of everything stored. Default: "default". */
  project?: string
  /** Respondent attributes, as `set` takes them. */
  attributes?: Readonly<Record<string, unknown>>
  present: Present
  /** Keeps a response on the device; `hold` while the person is still answering. Resolves when it is kept. */
  deliver(response: SurveyResponse, options: { hold: boolean }): Promise<void>
  /** Default: errors are dropped. Never throws into the host page. */
  onError?(error: AskwellError): void
  /** `askwell/0.1.0`, for `context.sdk`. */
  sdk?: string
}

export interface Engine {
  /** Something happened. Never throws; a call with a wrong name is reported once. */
  track(name: string, properties?: Readonly<Record<string, unknown>>): void
  /**
   * Who is here. Attributes are merged into those set before. What is known of nobody so far goes with this user, and
   * joins what this device knows of them: counts add, times are the later, caps keep the stricter.
   */
  identify(userId: string, attributes?: Readonly<Record<string, unknown>>): void
  /** They have signed out: a new respondent, not known, who inherits only when this device has last asked. */
  reset(): void
  set(attributes: Readonly<Record<string, unknown>>): void
  /** Shows a survey now because the person asked for it. Resolves with how it ended; `failed` if it couldn't be shown. */
  show(id: string, options?: { anchor?: unknown }): Promise<Outcome>
  /** Every check of a survey, as of now. */
  explain(id: string): Explanation
  on<K extends keyof EngineEvents>(event: K, listener: Listener<EngineEvents[K]>): () => void
  /** Replaces the document: surveys, caps, groups. What is on screen stays. */
  update(document: { surveys: readonly Survey[]; caps?: Caps; groups?: Groups }): void
  /** Names of the events that some survey listens to; a source attaches only for these. */
  listensTo(event: string): boolean
  destroy(): void
}
