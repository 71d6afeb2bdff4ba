import type { CheckName } from '../engine-types.js'
import type { Caps, Groups, Survey } from '../schema/index.js'
import type { Person } from './person.js'
import type { Behaviour, ScreenEvents } from './screen.js'

export interface ReplayOptions {
  surveys: readonly Survey[]
  caps?: Caps
  groups?: Groups
  /** How long someone is still there after their last event, in ms, when no further one comes within 30 minutes. */
  stayMs: number
  /** What someone does with a prompt, asked when it appears. */
  behave(person: Person, survey: Survey): Behaviour
  /**
   * A trigger was met: by which check the survey was held back then, or undefined when a prompt fell due.
   */
  decided(person: Person, survey: Survey, check: CheckName | undefined, at: number): void
  events: ScreenEvents
}
