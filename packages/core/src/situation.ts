import type { Matcher } from './condition.js'
import type { EngineEvents, EngineOptions } from './engine-types.js'
import type { ErrorCode } from './errors.js'
import type { History, HistoryStore } from './history.js'
import type { PageHost } from './host.js'
import type { Properties } from './properties.js'
import type { Caps, Groups, Survey } from './schema/index.js'
import type { SubjectOf } from './subject.js'

type Rest<T> = T extends (history: never, host: never, ...rest: infer R) => unknown ? R : never

/** What conditions on people and events need. */
export interface Language {
  matcher: Matcher
  subjectOf(history: History, host: PageHost, ...rest: Rest<SubjectOf>): Record<string, unknown>
}

/** The document in force, and what the app has said of the person: one object, changed in place. */
export interface Situation {
  surveys: readonly Survey[]
  caps: Caps
  groups: Groups
  userId?: string | undefined
  /** While the history of a user is fetched: nothing is decided on. */
  moving?: boolean
  attributes: Properties
}

/** What the engine itself needs; the rest is the stage's. */
export type PageOptions = { host: PageHost } & Omit<
  EngineOptions,
  'host' | 'surveys' | 'caps' | 'groups' | 'present' | 'deliver' | 'onError'
>

/** What the engine lends to its decider, and that to its stage. */
export interface Premises {
  options: PageOptions
  history: HistoryStore
  situation: Situation
  /** Undefined while no survey has an audience or a `where`; one that has is held back meanwhile. */
  language(): Language | undefined
  emit<K extends keyof EngineEvents>(event: K, detail: EngineEvents[K]): void
  /** Reports an error; the parts that are loaded later don't carry its class. */
  fail(code: ErrorCode, message: string, cause?: unknown): void
}
