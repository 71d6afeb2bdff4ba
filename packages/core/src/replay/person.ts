import type { History } from '../history.js'
import type { Properties } from '../properties.js'
import type { OnScreen } from './screen.js'

/**
 * Whoever is in the log: a history, and what the replay has to know beside it. As small as can be: there are many. The
 * numbers that change at each event are kept in rows: `createRows`.
 */
export interface Person extends History {
  /** Their place in the order of coming. */
  number: number
  /** When a prompt falls due, is seen, or closes; `Infinity` when nothing is to come. */
  wakeAt: number
  /** Whether anything may happen to them by itself: a prompt is due, or before them. */
  waits: boolean
  /** For each survey that draws a sample, two bits: whether it is known that they are in it, and whether they are. */
  lots: number
  onScreen: OnScreen | undefined
  /** Path of the page they are on. */
  path: string
  attributes: Properties
  /** What whoever replays counts of them. */
  notes: number[] | undefined
}

const nothing: never[] = []
const none = {}
Object.freeze(nothing)
Object.freeze(none)

/** Someone of whom nothing is known but their row. Most of the log is of people to whom nothing happens: they share their emptiness. */
export const newcomer = (number: number, id: string, rows: object): Person =>
  ({
    __proto__: rows,
    v: 1,
    id,
    number,
    events: none,
    surveys: none,
    due: nothing,
    prompts: nothing,
    onScreen: undefined,
    path: '/',
    attributes: none,
    notes: undefined,
  }) as unknown as Person

/** Gives someone records of their own, before something is written into them. */
export const settleIn = (person: Person) => {
  if (person.surveys !== none) return
  person.surveys = {}
  person.events = {}
}
