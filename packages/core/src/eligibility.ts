import { durationMs, instantOf } from './duration.js'
import type { History, SurveyRecord } from './history.js'
import { sampleOf } from './sampling.js'
import type { Caps, Condition, Survey } from './schema/index.js'

/** What the checks look at. */
export interface Circumstances {
  survey: Survey
  history: History
  /** What the history knows of this survey. */
  record: Partial<SurveyRecord>
  caps: Caps
  nowAt: number
  /** Whether a trigger wants it. */
  triggered: boolean | undefined
  /** What `audience` looks at. */
  subject(): Record<string, unknown> | undefined
  isFor(audience: Condition): boolean
  /** A prompt is on screen here, or in another tab. */
  busy: boolean | undefined
}

/**
 * When a check is passed: 0 for now, an instant that will come, or `Infinity` for never, as far as time goes. `NaN`, from
 * a rule that can't be read, is never, too: compare with `<=`.
 */
export type PassedAt = number

const passedIf = (ok: unknown): PassedAt => (ok ? 0 : Infinity)

const after = (at: number | undefined, duration: string | undefined): PassedAt =>
  at === undefined ? 0 : duration === undefined ? Infinity : at + durationMs(duration)

/** What `repeat` means when it is not said. */
export const repeatOf = ({ repeat = {} }: Survey) => {
  const { every, afterDismiss = every, afterLater = '3d', max = afterDismiss ? Infinity : 1 } = repeat
  return { every, afterDismiss, afterLater, max }
}

/** When each of the eleven checks is passed, in the order of `checkNames`. */
export const verdicts = (circumstances: Circumstances): PassedAt[] => {
  const { survey, history, record, caps, nowAt, triggered, isFor, busy } = circumstances
  const { audience, from, until, sample = 1 } = survey
  const { prompts, sessions, sessionAt } = history
  const { every, afterDismiss, afterLater, max } = repeatOf(survey)
  const { shown = 0, later = 0, failed = [0] } = record
  const { atMost } = caps
  const grace = caps.grace ?? {}
  const since = (startAt: number) => prompts.filter(([at]) => at > startAt)
  return [
    // consent: there is an engine only once it was given; `init` sees to that.
    0,
    // window
    !until || nowAt < instantOf(until, true) ? (from ? instantOf(from) : 0) : Infinity,
    // trigger
    passedIf(triggered),
    // sample
    passedIf(sampleOf(history.id, survey.id) < sample),
    // audience
    passedIf(!audience || isFor(audience)),
    // repeat: "ask me later" is no showing, so that a survey that may be shown once comes back after it.
    !(shown - later < max) || record.never || (failed[0] > 2 && failed[1] === sessions)
      ? Infinity
      : Math.max(after(record.answeredAt, every), after(record.dismissedAt, afterDismiss), after(record.laterAt, afterLater)),
    // grace
    sessions < (grace.sessions ?? 0) ? Infinity : after(history.firstSeenAt, grace.age ?? '0s'),
    // cooldown
    after(prompts.at(-1)?.[0], caps.cooldown ?? '7d'),
    // session
    passedIf(since(sessionAt - 1).length < (caps.perSession ?? 1)),
    // atMost: of the prompts within the window, the one that has to leave it first.
    atMost
      ? after(atMost.prompts ? since(nowAt - durationMs(atMost.within)).at(-atMost.prompts)?.[0] : Infinity, atMost.within)
      : 0,
    // busy
    passedIf(!busy),
  ]
}

/** What protects people from being asked unasked, and is passed by right when they come to us: trigger, repeat to atMost. */
const isProtective = (check: number) => check === 2 || (check > 4 && check < 10)

/**
 * When the first check that fails will be passed, as far as it is known; 0 when the survey may be shown now.
 *
 * @param opened The person opened the survey.
 * @throws Never: malformed targeting is "no".
 */
export const heldUntil = (circumstances: Circumstances, opened?: boolean): PassedAt => {
  const at = verdicts(circumstances).find((at, check) => !(at <= circumstances.nowAt) && !(opened && isProtective(check)))
  return at === undefined ? 0 : at || Infinity
}
