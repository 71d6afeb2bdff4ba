import { createKeeper, type KeptOffer } from '../draft.js'
import type { DuePrompt, HistoryStore } from '../history.js'
import { recordOf } from '../history.js'
import type { Host } from '../host.js'
import { countOutcome, countShown, seenMs } from '../offer.js'
import type { Answers } from '../prompt-state.js'
import type { Survey } from '../schema/index.js'
import type { Person } from './person.js'

/** What a person does with a prompt. `ignored`: it stays where it is until they go, and they have said nothing. */
export type Reaction = 'answered' | 'dismissed' | 'later' | 'never' | 'ignored'

export interface Behaviour {
  reaction: Reaction
  /** From the prompt's appearance to the reaction, in ms. At least the second that makes it count as shown. */
  afterMs: number
  /** What was answered, for conditions on `surveys.<id>.last`. Default: nothing that a condition could look at. */
  answers?: Answers
}

/** A prompt that someone has before them. */
export interface OnScreen {
  survey: Survey
  due: DuePrompt
  at: number
  behaviour: Behaviour
  seen: boolean
}

export interface ScreenEvents {
  shown(person: Person, survey: Survey, at: number): void
  closed(person: Person, survey: Survey, reaction: Reaction, at: number): void
}

/** Shows prompts to people, and writes into their histories what the engine writes. */
export const createScreen = (
  behave: (person: Person, survey: Survey) => Behaviour,
  { shown, closed }: ScreenEvents,
  host: Pick<Host, 'now' | 'page' | 'locale' | 'device'>,
) => {
  let current: Person
  const history: Pick<HistoryStore, 'edit'> = { edit: (id, edit) => edit(recordOf(current, id, host.now()), current) }
  const emit = () => {}
  const keepHost = { ...host, viewport: (): [number, number] => [0, 0], randomBytes: (length: number) => new Uint8Array(length) }
  const options: KeptOffer['options'] = { host: keepHost }

  const close = (person: Person, { survey, due, behaviour: { reaction, answers = {} } }: OnScreen) => {
    if (reaction === 'answered')
      void createKeeper({ history, survey, due, situation: person, options }, async () => {})(answers, true, false, host.now())
    if (reaction !== 'ignored') countOutcome({ history, survey, due, emit }, reaction)
    person.onScreen = undefined
    closed(person, survey, reaction, host.now())
  }

  return {
    open(person: Person, survey: Survey, due: DuePrompt) {
      const at = host.now()
      person.onScreen = { survey, due, at, behaviour: behave(person, survey), seen: false }
      person.wakeAt = at + seenMs
    },
    /** It has been seen long enough, or its time is over. Whether it is gone. */
    step(person: Person, onScreen: OnScreen): boolean {
      const { survey, due, at, behaviour, seen } = onScreen
      current = person
      if (seen) {
        close(person, onScreen)
        return true
      }
      onScreen.seen = true
      countShown({ history, survey, due, emit })
      person.wakeAt = behaviour.reaction === 'ignored' ? Infinity : at + Math.max(behaviour.afterMs, seenMs)
      shown(person, survey, host.now())
      return false
    },
    /** The person went away from a prompt that they had ignored. */
    leave(person: Person) {
      current = person
      if (person.onScreen) close(person, person.onScreen)
    },
  }
}
