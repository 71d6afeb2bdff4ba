import type { LoggedEvent } from './event-log.js'
import type { Memory } from './memory.js'
import type { Problems } from './problems.js'
import type { Sight } from './watch.js'

export const tabs = ['Surveys', 'Events', 'Problems', 'Person'] as const
export type Tab = (typeof tabs)[number]

/** All that the panel shows. */
export interface View extends Memory, Sight {
  nowAt: number
  tab: Tab
  /** Surveys that are opened up, by their place in the document. */
  expanded: ReadonlySet<number>
  events: readonly LoggedEvent[]
  problems: Problems
  /** Responses that are not delivered yet. */
  pending: number
  project: string
  endpoint: string
  /** What came of the last thing that was done. */
  note: string
  /** For the eye, too: what it changed can't be seen. */
  isTrouble: boolean
  /** The first press of two. */
  isForgetting: boolean
}

/** All that it can do. */
export interface Actions {
  change(more: Partial<Memory & Pick<View, 'tab' | 'isForgetting'>>): void
  expand(survey: number): void
  showAnyway(id: string): void
  advance(ms: number, name: string): void
  backToNow(): void
  forget(): void
}

export const problemCount = ({ document, options, errors }: Problems) => document.length + options.length + errors.length
