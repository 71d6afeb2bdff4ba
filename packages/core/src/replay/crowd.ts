import { idleMs } from '../lazy-engine.js'
import type { Properties } from '../properties.js'
import { createIdTable } from './id-table.js'
import { newcomer, type Person } from './person.js'
import { createReplay, type ReplayOptions } from './replay.js'

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

/** Of each: first seen, last seen, start of the session, sessions, last active day, and whether something may be to come. */
const width = 6

/**
 * Any number of respondents in a replay. Most of what happens leads to nothing but a later "last seen": that is six
 * numbers in a row, and an object is made of someone only when something that matters happens to them.
 */
export const createCrowd = (options: CrowdOptions): Crowd => {
  const { matters, reads, mentioned, happen, finish } = createReplay(options)
  const { arrived, active } = options
  const startsSessions = matters('session_start')
  const { size, numberOf } = createIdTable()
  const codes: number[] = []
  const people: (Person | undefined)[] = []
  let rows = new Float64Array(width << 12)

  const welcome = (row: number, at: number) => {
    if (row + width > rows.length) {
      const old = rows
      rows = new Float64Array(old.length * 2)
      rows.set(old)
    }
    rows[row] = at
    rows[row + 1] = -Infinity
    rows[row + 4] = -Infinity
    people.push(undefined)
    arrived(at)
  }

  /** Brings a person up to what their row knows. */
  const refresh = (person: Person, row: number): Person => {
    person.lastSeenAt = rows[row + 1]!
    person.sessionAt = rows[row + 2]!
    person.sessions = rows[row + 3]!
    return person
  }

  const personOf = (number: number, id: string): Person =>
    refresh((people[number] ??= newcomer(id, rows[number * width]!)), number * width)
  const personIn = (number: number, line: Uint8Array, from: number, to: number): Person => {
    const person = people[number]
    return person ? refresh(person, number * width) : personOf(number, decoder.decode(line.subarray(from, to)))
  }

  /** Someone is there, at an instant: the row of what is known of them. */
  const meet = (number: number, at: number): number => {
    const row = number * width
    if (number === people.length) welcome(row, at)
    const day = Math.floor(Math.max(at, rows[row + 1]!) / dayMs)
    if (day !== rows[row + 4]) {
      rows[row + 4] = day
      active(day * dayMs)
    }
    return row
  }
  const isBackAt = (row: number, at: number): boolean => at - rows[row + 1]! >= idleMs

  /** They were there, and nothing else. */
  const stamp = (row: number, at: number) => {
    if (isBackAt(row, at)) {
      rows[row + 2] = at
      rows[row + 3]!++
    }
    rows[row + 1] = at
  }

  const live = (person: Person, row: number, at: number, name: string, properties: Properties, attributes?: Properties) => {
    happen(person, at, name, properties, attributes)
    rows[row + 5] = person.wakeAt < Infinity || person.due.length || person.onScreen ? 1 : 0
    stamp(row, at)
  }

  return {
    size,
    matters,
    reads,
    mentioned,
    pass(line, from, to, time) {
      const number = numberOf(line, from, to)
      const row = meet(number, time)
      const at = Math.max(time, rows[row + 1]!)
      if (rows[row + 5] || (startsSessions && isBackAt(row, at))) live(personIn(number, line, from, to), row, at, '', nothing)
      else stamp(row, at)
      return at - time
    },
    happenIn(line, from, to, time, name, properties) {
      const number = numberOf(line, from, to)
      const row = meet(number, time)
      const at = Math.max(time, rows[row + 1]!)
      live(personIn(number, line, from, to), row, at, name, properties)
      return at - time
    },
    happen(respondent, time, name, properties, attributes) {
      for (let index = 0; index < respondent.length; index++) codes[index] = respondent.charCodeAt(index)
      const number = numberOf(codes, 0, respondent.length)
      const row = meet(number, time)
      const at = Math.max(time, rows[row + 1]!)
      live(personOf(number, respondent), row, at, name, properties, attributes)
      return at - time
    },
    finish() {
      for (const [number, person] of people.entries()) if (person) finish(refresh(person, number * width))
    },
  }
}
