import { durationMs } from '../duration.js'
import type { Caps, Condition, Survey, Trigger } from '../schema/index.js'
import { triggersOf } from '../trigger.js'
import { createColumn } from './column.js'
import { createChecks, type Checks } from './checks.js'
import { rememberPages } from './pages.js'
import type { Person } from './person.js'

/** A survey with its checks and triggers made ready for any number of moments. */
export interface ReadySurvey {
  survey: Survey
  checks: Checks
  /** By their index. */
  triggers: readonly ReadyTrigger[]
}

export interface ReadyTrigger {
  of: ReadySurvey
  index: number
  event: string
  where: Condition | undefined
  cancelOn: readonly string[]
  delayMs: number
  expiresMs: number
  isHere(path: string): boolean
  /** Counts a match. Whether there have been enough of them. */
  match(person: Person, at: number): boolean
}

/** Counts matches, up to `count`: nobody asks when they were. */
const counting = (count: number): ReadyTrigger['match'] => {
  const counts = createColumn(1, 0)
  return ({ number }) => {
    const cells = counts(number)
    return cells[number]! >= count || ++cells[number]! >= count
  }
}

/** Keeps the times of the latest `count` matches: whether the first of them is within the window. */
const timing = (count: number, withinMs: number): ReadyTrigger['match'] => {
  const times = createColumn(count, -Infinity)
  return ({ number }, at) => {
    const cells = times(number)
    const from = number * count
    cells.copyWithin(from, from + 1, from + count)
    cells[from + count - 1] = at
    return at - cells[from]! < withinMs
  }
}

const matchOf = ({ count = 1, within }: Trigger): ReadyTrigger['match'] => {
  const withinMs = within === undefined ? Infinity : durationMs(within)
  if (count <= 1) return () => 0 < withinMs
  return within === undefined ? counting(count) : timing(count, withinMs)
}

/** The surveys of a document, made ready. What a history would keep of matches is kept as short as the trigger allows. */
export const makeReady = (surveys: readonly Survey[], caps: Caps): ReadySurvey[] => {
  let lots = 0
  return surveys.map((survey) => {
    const checks = createChecks(survey, caps, (survey.sample ?? 1) < 1 ? lots++ : 0)
    const triggers: ReadyTrigger[] = []
    const ready = { survey, checks, triggers }
    triggersOf(survey).forEach((trigger, index) => {
      const { event, where, cancelOn = [], delay = '0s', expires = '10m' } = trigger
      const delayMs = durationMs(delay)
      const expiresMs = delayMs + durationMs(expires)
      const [isHere, match] = [rememberPages(trigger), matchOf(trigger)]
      triggers.push({ of: ready, index, event, where, cancelOn, delayMs, expiresMs, isHere, match })
    })
    return ready
  })
}
