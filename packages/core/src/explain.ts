import { durationMs } from './duration.js'
import type { Check, CheckName, Explanation } from './engine-types.js'
import { repeatOf, verdicts, type Circumstances } from './eligibility.js'
import { isObject, valueAt, ownRecord } from './object.js'
import { sampleOf } from './sampling.js'
import type { Condition } from './schema/index.js'
import { isTriggered, matchesPage, recentMatches, triggersOf } from './trigger.js'

type Saw = Readonly<Record<string, unknown>>

/** The trigger that is met, else the one that comes closest, with what it counted and which pages it wants. */
const triggerSaw = ({ survey, history, nowAt }: Circumstances, path: string): Saw | undefined => {
  const { matches = {} } = ownRecord(history.surveys, survey.id) ?? {}
  const states = triggersOf(survey).map((trigger, index) => {
    const { event, count = 1, within, page } = trigger
    const here = matchesPage(trigger, path)
    const seen = recentMatches(trigger, matches[index], nowAt).length
    return { event, matches: seen, count, within, page, ...(page && { path, here }), ok: seen >= count && here }
  })
  const best = states.find(({ ok }) => ok) ?? states.find(({ matches, count }) => matches >= count) ?? states[0]
  if (!best) return undefined
  const { ok: _, ...saw } = best
  return saw
}

/** Every path that a condition looks at. */
const pathsOf = (condition: Condition): string[] =>
  Object.entries(condition).flatMap(([key, value]) =>
    key === '$not'
      ? pathsOf(value as Condition)
      : /^\$(and|or|nor)$/.test(key)
        ? [value].flat().flatMap((part) => (isObject(part) ? pathsOf(part as Condition) : []))
        : [key],
  )

const audienceSaw = ({ survey: { audience }, subject }: Circumstances): Saw | undefined => {
  const seen = audience && subject()
  return audience && Object.fromEntries(pathsOf(audience).map((path) => [path, valueAt(seen, path)]))
}

/** The parts of a condition that do not hold. */
const failingPart = (audience: Condition, isFor: (part: Condition) => boolean): Condition =>
  Object.fromEntries(Object.entries(audience).filter(([key, value]) => !isFor({ [key]: value } as Condition))) as Condition

/** In the order of `verdicts`. */
export const checkNames: readonly CheckName[] = [
  'consent',
  'window',
  'trigger',
  'sample',
  'audience',
  'repeat',
  'grace',
  'cooldown',
  'session',
  'atMost',
  'busy',
]

/** What each check looked at. */
const saw: Partial<Record<CheckName, (circumstances: Circumstances, path: string) => Saw | undefined>> = {
  window: ({ survey: { from, until } }) => ({ from, until }),
  trigger: triggerSaw,
  sample: ({ survey: { id, sample = 1 }, history }) => ({ value: sampleOf(history.id, id), sample }),
  audience: audienceSaw,
  repeat({ survey, history: { sessions }, record }) {
    const { shown = 0, later = 0, answeredAt, dismissedAt, laterAt, never, failed } = record
    const { max, every, afterDismiss, afterLater } = repeatOf(survey)
    const failedNow = failed?.[1] === sessions ? failed[0] : undefined
    return { shown, later, max, answeredAt, every, dismissedAt, afterDismiss, laterAt, afterLater, never, failed: failedNow }
  },
  grace({ caps: { grace = {} }, history: { sessions, firstSeenAt } }) {
    return { sessions, wanted: grace.sessions ?? 0, firstSeenAt, age: grace.age }
  },
  cooldown({ caps, history }) {
    const [shownAt, survey] = history.prompts.at(-1) ?? []
    return { survey, shownAt, cooldown: caps.cooldown ?? '7d' }
  },
  session: ({ caps, history: { prompts, sessionAt } }) => ({
    prompts: prompts.filter(([at]) => at >= sessionAt).length,
    limit: caps.perSession ?? 1,
  }),
  atMost({ caps: { atMost }, history, nowAt }) {
    if (!atMost) return undefined
    const { within, prompts: limit } = atMost
    return { prompts: history.prompts.filter(([at]) => at > nowAt - durationMs(within)).length, limit, within }
  },
}

const verdictsOn = (circumstances: Circumstances, path: string) => {
  const { survey, history, nowAt } = circumstances
  return verdicts({ ...circumstances, triggered: isTriggered(survey, history, path, nowAt) })
}

const checksOf = (circumstances: Circumstances, path: string): Check[] =>
  verdictsOn(circumstances, path).map((until, index) => {
    const { survey, nowAt, isFor } = circumstances
    const name = checkNames[index]!
    const ok = until <= nowAt
    const seen = saw[name]?.(circumstances, path)
    return {
      name,
      ok,
      ...(seen && { saw: seen }),
      ...(!ok && name === 'audience' && { wanted: failingPart(survey.audience!, isFor) }),
      ...(!ok && until < Infinity && { until }),
    }
  })

/** Every check of a survey in its order, with the values it saw; without circumstances there is no such survey. */
export const explanationOf = (id: string, circumstances: Circumstances | undefined, path: string): Explanation => {
  const checks = circumstances ? checksOf(circumstances, path) : []
  const reason = checks.find(({ ok }) => !ok)?.name
  const at = circumstances?.nowAt
  return { survey: id, ok: !!circumstances && !reason, ...(reason && { reason }), ...(at && { at }), checks }
}
