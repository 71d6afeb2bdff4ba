import { durationMs } from '../duration.js'
import type { Caps, Condition, Survey } from '../schema/index.js'
import { triggersOf } from '../trigger.js'
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

/** How often a trigger was met, up to `count`; its place is that in `matches`. */
const counting =
  (count: number, place: number): ReadyTrigger['match'] =>
  (person) => {
    const matches = person.matches as number[]
    return matches[place]! >= count || ++matches[place]! >= count
  }

/** When a trigger was met: the latest times, at most `count` of them, that are within the window. */
const timing = (count: number, withinMs: number, place: number): ReadyTrigger['match'] => {
  return (person, at) => {
    const times = (person.matches![place] ||= []) as number[]
    times.push(at)
    while (times.length && (times.length > count || !(at - times[0]! < withinMs))) times.shift()
    return times.length >= count
  }
}

/** The surveys of a document, made ready. What a history would keep of matches is kept as short as the trigger allows. */
export const makeReady = (surveys: readonly Survey[], caps: Caps): ReadySurvey[] => {
  let lots = 0
  let places = 0
  const zeros: number[] = []
  const matcherOf = (count: number, within: string | undefined): ReadyTrigger['match'] => {
    const withinMs = within === undefined ? Infinity : durationMs(within)
    if (count <= 1) return () => 0 < withinMs
    zeros.push(0)
    const match = within === undefined ? counting(count, places++) : timing(count, withinMs, places++)
    return (person, at) => {
      person.matches ??= [...zeros]
      return match(person, at)
    }
  }
  return surveys.map((survey) => {
    const checks = createChecks(survey, caps, (survey.sample ?? 1) < 1 ? lots++ : 0)
    const triggers: ReadyTrigger[] = []
    const ready = { survey, checks, triggers }
    triggersOf(survey).forEach((trigger, index) => {
      const { event, where, cancelOn = [], delay = '0s', expires = '10m', count = 1, within } = trigger
      const delayMs = durationMs(delay)
      const expiresMs = delayMs + durationMs(expires)
      const [isHere, match] = [rememberPages(trigger), matcherOf(count, within)]
      triggers.push({ of: ready, index, event, where, cancelOn, delayMs, expiresMs, isHere, match })
    })
    return ready
  })
}
