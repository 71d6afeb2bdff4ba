import { durationMs, instantOf } from '../duration.js'
import { repeatOf, type PassedAt } from '../eligibility.js'
import type { CheckName } from '../engine-types.js'
import { ownRecord } from '../object.js'
import type { SurveyRecord } from '../history.js'
import { sampleOf } from '../sampling.js'
import type { Caps, Condition, Survey } from '../schema/index.js'
import { createColumn } from './column.js'
import type { Person } from './person.js'

export interface Checks {
  /**
   * The first check that fails; undefined when none does. None is made beyond it.
   *
   * @param isFor Whether an audience holds.
   */
  failing(person: Person, nowAt: number, triggered: boolean, isFor: (audience: Condition) => boolean): CheckName | undefined
  /** To be told when someone's record of this survey has changed. */
  changed(person: Person): void
  /** When the check that was found to fail last is passed: never is `Infinity`. */
  passedAt(): PassedAt
}

const spanOf = (duration: string | undefined): number => (duration === undefined ? Infinity : durationMs(duration))
const since = (at: number | undefined, ms: number): PassedAt => (at === undefined ? 0 : at + ms)
/** Someone's luck is kept for so many surveys, two bits each. */
const keptLots = 15

/**
 * `verdicts` of one survey, made ready for any number of moments: what the document says is read once, and checks after
 * the first that fails are left out. Nobody is busy in a replay. A property test holds both together.
 *
 * @param lot Place of this survey among those that draw a sample.
 */
export const createChecks = (survey: Survey, caps: Caps, lot: number): Checks => {
  const { id, from, until, sample = 1 } = survey
  const { every, afterDismiss, afterLater, max } = repeatOf(survey)
  const [everyMs, afterDismissMs, afterLaterMs] = [spanOf(every), spanOf(afterDismiss), spanOf(afterLater)]
  const beginsAt = from ? instantOf(from) : 0
  const endsAt = until ? instantOf(until, true) : Infinity
  const ageMs = durationMs(caps.grace?.age ?? '0s')
  const leastSessions = caps.grace?.sessions ?? 0
  const cooldownMs = durationMs(caps.cooldown ?? '7d')
  const { perSession = 1 } = caps
  const [most, mostMs] = caps.atMost ? [caps.atMost.prompts, durationMs(caps.atMost.within)] : []
  const drawn = 1 << (lot * 2)
  let passedAt: PassedAt = 0

  const isDrawn = (person: Person): boolean => {
    if (sample >= 1) return true
    if (lot >= keptLots) return sampleOf(person.id, id) < sample
    if (!(person.lots & drawn)) person.lots |= drawn | (sampleOf(person.id, id) < sample ? drawn << 1 : 0)
    return !!(person.lots & (drawn << 1))
  }
  /** Since nothing fails in a replay, this depends on the record alone, and is found when that changes. */
  const repeatAt = ({ shown = 0, later = 0, never, answeredAt, dismissedAt, laterAt }: Partial<SurveyRecord>): PassedAt =>
    !(shown - later < max) || never
      ? Infinity
      : Math.max(since(answeredAt, everyMs), since(dismissedAt, afterDismissMs), since(laterAt, afterLaterMs))
  const repeats = createColumn(1, repeatAt({}))
  const hadTooMany = ({ prompts, sessionAt }: Person): boolean => {
    let count = 0
    while (count < prompts.length && prompts.at(-1 - count)![0] > sessionAt - 1) count++
    return !(count < perSession)
  }
  const atMostAt = (prompts: Person['prompts'], nowAt: number): PassedAt => {
    if (mostMs === undefined) return 0
    if (!most) return Infinity
    const at = prompts.at(-most)?.[0]
    return at !== undefined && at > nowAt - mostMs ? at + mostMs : 0
  }
  const isHeld = (at: PassedAt, nowAt: number): boolean => {
    passedAt = at || Infinity
    return !(at <= nowAt)
  }

  return {
    passedAt: () => passedAt,
    changed({ number, surveys }) {
      repeats(number)[number] = repeatAt(ownRecord(surveys, id) ?? {})
    },
    failing(person, nowAt, triggered, isFor) {
      const { prompts, sessions } = person
      if (isHeld(nowAt < endsAt ? beginsAt : Infinity, nowAt)) return 'window'
      passedAt = Infinity
      if (!triggered) return 'trigger'
      if (!isDrawn(person)) return 'sample'
      if (survey.audience && !isFor(survey.audience)) return 'audience'
      if (isHeld(repeats(person.number)[person.number]!, nowAt)) return 'repeat'
      if (isHeld(sessions < leastSessions ? Infinity : person.firstSeenAt + ageMs, nowAt)) return 'grace'
      if (isHeld(since(prompts.at(-1)?.[0], cooldownMs), nowAt)) return 'cooldown'
      passedAt = Infinity
      if (hadTooMany(person)) return 'session'
      return isHeld(atMostAt(prompts, nowAt), nowAt) ? 'atMost' : undefined
    },
  }
}
