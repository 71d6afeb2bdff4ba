import { idleMs } from '../lazy-engine.js'
import type { Properties } from '../properties.js'
import { createIdTable } from './id-table.js'
import { newcomer, type Person } from './person.js'
import type { ReplayOptions } from './options.js'
import { createReplay } from './replay.js'
import { createRows } from './rows.js'

export interface CrowdOptions extends ReplayOptions {
  /** Someone's first event. */
  arrived(at: number): void
  /** Someone's first event of a day (UTC). */
  active(at: number): void
}

export interface Crowd {
  /**
   * Something happened to a respondent, at epoch ms. What is older than their last event counts as happening with it.
   *
   * @returns How much older it was, in ms; 0 for what is in order.
   */
  happen(respondent: string, at: number, name: string, properties: Properties, attributes?: Properties): number
  /** `happen` for an event that doesn't matter. The respondent's id stands at a place in a line of a log: `happenIn`. */
  pass(line: Uint8Array, from: number, to: number, at: number): number
  /** `happen`, when the respondent's id stands, in ASCII, at a place in a line of a log. */
  happenIn(line: Uint8Array, from: number, to: number, at: number, name: string, properties: Properties): number
  /** The end: what would have fallen due falls due. */
  finish(): void
  /** How many respondents there are. */
  size(): number
  /** Whether an event of this name can lead to anything. */
  matters(name: string): boolean
  /** Names of the properties of such an event that anything looks at: `happen` needs no other. */
  reads(name: string): readonly string[]
  /** The names of the events that matter; undefined when all do. */
  mentioned: readonly string[] | undefined
}

const dayMs = 864e5
const nothing: Properties = {}
const decoder = new TextDecoder()

/**
 * Any number of respondents in a replay. Most of what happens leads to nothing but a later "last seen": that is a
 * row of numbers, and an object is made of someone only when something that matters happens to them.
 */
export const createCrowd = (options: CrowdOptions): Crowd => {
  const { matters, reads, mentioned, happen, finish } = createReplay(options)
  const { arrived, active } = options
  const startsSessions = matters('session_start')
  const { size, numberOf } = createIdTable()
  const codes: number[] = []
  const people: (Person | undefined)[] = []
  const { numbers, add, rowOf, lastSeenAt, waits, isNewOn, stamp } = createRows()

  const personOf = (number: number, id: string): Person => (people[number] ??= newcomer(number, id, numbers))
  const personIn = (number: number, line: Uint8Array, from: number, to: number): Person =>
    people[number] ?? personOf(number, decoder.decode(line.subarray(from, to)))

  /** Someone is there. When that is, their events being in order. */
  const meet = (number: number, time: number): number => {
    const row = rowOf(number)
    if (number === people.length) {
      add(number, time)
      people.push(undefined)
      arrived(time)
    }
    const at = Math.max(time, lastSeenAt(row))
    const day = Math.floor(at / dayMs)
    if (isNewOn(row, day)) active(day * dayMs)
    return at
  }

  return {
    size,
    matters,
    reads,
    mentioned,
    pass(line, from, to, time) {
      const number = numberOf(line, from, to)
      const at = meet(number, time)
      const row = rowOf(number)
      const isBack = at - lastSeenAt(row) >= idleMs
      if (waits(row) || (startsSessions && isBack)) happen(personIn(number, line, from, to), at, '', nothing)
      else stamp(row, at, isBack)
      return at - time
    },
    happenIn(line, from, to, time, name, properties) {
      const number = numberOf(line, from, to)
      const at = meet(number, time)
      happen(personIn(number, line, from, to), at, name, properties)
      return at - time
    },
    happen(respondent, time, name, properties, attributes) {
      for (let index = 0; index < respondent.length; index++) codes[index] = respondent.charCodeAt(index)
      const number = numberOf(codes, 0, respondent.length)
      const at = meet(number, time)
      happen(personOf(number, respondent), at, name, properties, attributes)
      return at - time
    },
    finish() {
      for (const person of people) if (person) finish(person)
    },
  }
}
