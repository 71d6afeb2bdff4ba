import type { Person } from './person.js'

/** Of each: first seen, last seen, start of the session, sessions, last active day, when to wake, lots, something is due. */
const width = 8
const [first, last, session, sessions, day, wake, lots, due] = [0, 1, 2, 3, 4, 5, 6, 7]

/** What is known of everybody in eight numbers each, which are 64 bytes and no object. */
export const createRows = () => {
  let rows = new Float64Array(width << 12)

  /** Someone comes for the first time. */
  const add = (number: number, at: number) => {
    const row = number * width
    if (row === rows.length) {
      const old = rows
      rows = new Float64Array(old.length * 2)
      rows.set(old)
    }
    rows[row + first] = at
    rows[row + last] = rows[row + day] = -Infinity
    rows[row + wake] = Infinity
  }

  const waits = (row: number): boolean => rows[row + wake]! < Infinity || rows[row + due] === 1

  type Numbers = 'firstSeenAt' | 'lastSeenAt' | 'sessionAt' | 'sessions' | 'wakeAt' | 'waits' | 'lots'
  /** The numbers of a person are those of their row: this is what people inherit. */
  const numbers: Pick<Person, Numbers> & ThisType<Person> = {
    get firstSeenAt() {
      return rows[this.number * width + first]!
    },
    get lastSeenAt() {
      return rows[this.number * width + last]!
    },
    set lastSeenAt(at) {
      rows[this.number * width + last] = at
    },
    get sessionAt() {
      return rows[this.number * width + session]!
    },
    set sessionAt(at) {
      rows[this.number * width + session] = at
    },
    get sessions() {
      return rows[this.number * width + sessions]!
    },
    set sessions(count) {
      rows[this.number * width + sessions] = count
    },
    get wakeAt() {
      return rows[this.number * width + wake]!
    },
    set wakeAt(at) {
      rows[this.number * width + wake] = at
    },
    get waits() {
      return waits(this.number * width)
    },
    set waits(isDue) {
      rows[this.number * width + due] = isDue ? 1 : 0
    },
    get lots() {
      return rows[this.number * width + lots]!
    },
    set lots(bits) {
      rows[this.number * width + lots] = bits
    },
  }

  return {
    numbers,
    add,
    rowOf: (number: number) => number * width,
    lastSeenAt: (row: number) => rows[row + last]!,
    waits,
    /** Whether this is another day than the last one they were there on. */
    isNewOn(row: number, today: number): boolean {
      const isNew = rows[row + day] !== today
      if (isNew) rows[row + day] = today
      return isNew
    },
    /** They are there: a new session, or a later "last seen". */
    stamp(row: number, at: number, isBack: boolean) {
      if (isBack) {
        rows[row + session] = at
        rows[row + sessions]!++
      }
      rows[row + last] = at
    },
  }
}
