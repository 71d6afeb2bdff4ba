import type { Matcher } from './condition.js'
import { durationMs, instantOf } from './duration.js'
import type { Check, CheckName } from './engine-types.js'
import type { History, SurveyRecord } from './history.js'
import { valueAt } from './object.js'
import { sampleOf } from './sampling.js'
import type { Caps, Groups, Survey } from './schema/index.js'

type Saw = Readonly<Record<string, unknown>>

/** What the checks look at. */
export interface Circumstances {
  survey: Survey
  history: History
  /** What the history knows of this survey. */
  record: Partial<SurveyRecord>
  caps: Caps
  groups: Groups
  matcher: Matcher
  nowAt: number
  /** Whether a trigger wants it, and what that trigger saw; none does when there is no trigger. */
  trigger: ({ ok: boolean } & Saw) | undefined
  subject(): Record<string, unknown>
  /** A prompt is on screen here, or in another tab. */
  busy: boolean
}

/** `Infinity` never comes: there is no instant to name. */
const toCheck = (name: CheckName, ok: boolean, saw?: Saw, until = Infinity): Check => ({
  name,
  ok,
  ...(saw && { saw }),
  ...(!ok && until < Infinity && { until }),
})

const after = (at: number | undefined, duration: string | undefined): number =>
  at === undefined ? 0 : at + (durationMs(duration) ?? Infinity)

const audience = ({ survey, groups, matcher, subject }: Circumstances): Check => {
  if (!survey.audience) return toCheck('audience', true)
  const seen = subject()
  const saw = Object.keys(survey.audience).map((path) => [path, valueAt(seen, path)])
  return toCheck('audience', matcher.matches(survey.audience, seen, groups), Object.fromEntries(saw))
}

const repeat = ({ survey, record, history, nowAt }: Circumstances): Check => {
  const { every, afterDismiss = every, afterLater = '3d', max = afterDismiss ? Infinity : 1 } = survey.repeat ?? {}
  const { shown = 0, later = 0, answeredAt, dismissedAt, laterAt, never, failed = [0] } = record
  // "Ask me later" is no showing: a survey that may be shown once comes back after it.
  const isOver = shown - later >= max || never || (failed[0] > 2 && failed[1] === history.sessions)
  const until = isOver
    ? Infinity
    : Math.max(after(answeredAt, every), after(dismissedAt, afterDismiss), after(laterAt, afterLater))
  return toCheck('repeat', until <= nowAt, { shown, max, answeredAt, dismissedAt, laterAt, never, failed: failed[0] }, until)
}

/** How often anyone may be asked. */
function* capChecks({ history, caps, nowAt }: Circumstances): Generator<Check> {
  const { prompts, sessions, sessionAt, firstSeenAt } = history
  const { cooldown, perSession = 1, atMost, grace } = caps
  const since = (startAt: number) => prompts.filter(([at]) => at > startAt).length

  const wanted = grace?.sessions ?? 0
  const oldAt = sessions < wanted ? Infinity : firstSeenAt + (durationMs(grace?.age) ?? 0)
  yield toCheck('grace', oldAt <= nowAt, { sessions, wanted, firstSeenAt }, oldAt)

  const [shownAt = -Infinity, survey] = prompts.at(-1) ?? []
  const coolAt = shownAt + (durationMs(cooldown) ?? 6048e5)
  yield toCheck('cooldown', coolAt <= nowAt, { survey, shownAt }, coolAt)

  const here = since(sessionAt - 1)
  yield toCheck('session', here < perSession, { prompts: here, limit: perSession })

  if (!atMost) return yield toCheck('atMost', true)
  const { prompts: limit, within } = atMost
  const windowMs = durationMs(within) ?? 0
  const recent = since(nowAt - windowMs)
  const [oldestAt = Infinity] = prompts.at(-limit) ?? []
  yield toCheck('atMost', recent < limit, { prompts: recent, limit }, oldestAt + windowMs)
}

/** The eleven checks from cheapest to dearest, each made when it is asked for. */
export function* checksOf(circumstances: Circumstances): Generator<Check> {
  const { survey, history, nowAt, trigger, busy } = circumstances
  const { id, from, until, sample = 1 } = survey
  // There is an engine only once consent was given; `init` sees to that.
  yield toCheck('consent', true)
  const fromAt = instantOf(from) ?? 0
  yield toCheck(
    'window',
    fromAt <= nowAt && nowAt < (instantOf(until, true) ?? Infinity),
    { from, until },
    fromAt > nowAt ? fromAt : Infinity,
  )
  yield toCheck('trigger', !!trigger?.ok, trigger)
  const value = sampleOf(history.id, id)
  yield toCheck('sample', value < sample, { value, share: sample })
  yield audience(circumstances)
  yield repeat(circumstances)
  yield* capChecks(circumstances)
  yield toCheck('busy', !busy)
}

/** What protects people from being asked unasked, and is passed by right when they come to us. */
const protective = /^(tri|rep|gra|coo|ses|atM)/

/**
 * The first check that fails, if one does: the verdict of this instant.
 *
 * @param opened The person opened the survey.
 * @throws Never: malformed targeting is "no", with reason `audience`.
 */
export const checkEligibility = (circumstances: Circumstances, opened = false): Check | undefined => {
  for (const check of checksOf(circumstances)) if (!check.ok && !(opened && protective.test(check.name))) return check
  return undefined
}
