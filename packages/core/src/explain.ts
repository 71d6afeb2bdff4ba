import type { Check, CheckName, Explanation } from './engine-types.js'
import { repeatOf, verdicts, type Circumstances } from './eligibility.js'
import { ownRecord } from './history.js'
import { valueAt } from './object.js'
import { sampleOf } from './sampling.js'
import { isTriggered, recentMatches, triggersOf } from './trigger.js'

type Saw = Readonly<Record<string, unknown>>

/** The trigger that has been met often enough, else the first, with what it counted. */
const triggerSaw = ({ survey, history, nowAt }: Circumstances): Saw | undefined => {
  const { matches = {} } = ownRecord(history.surveys, survey.id) ?? {}
  const states = triggersOf(survey).map((trigger, index) => {
    const { event, count = 1 } = trigger
    return { event, matches: recentMatches(trigger, matches[index], nowAt).length, count }
  })
  return states.find(({ matches, count }) => matches >= count) ?? states[0]
}

const audienceSaw = ({ survey: { audience }, subject }: Circumstances): Saw | undefined => {
  const seen = audience && subject()
  return audience && Object.fromEntries(Object.keys(audience).map((path) => [path, valueAt(seen, path)]))
}

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
const saw: Partial<Record<CheckName, (circumstances: Circumstances) => Saw | undefined>> = {
  window: ({ survey: { from, until } }) => ({ from, until }),
  trigger: triggerSaw,
  sample: ({ survey: { id, sample = 1 }, history }) => ({ value: sampleOf(history.id, id), sample }),
  audience: audienceSaw,
  repeat({ survey, record: { shown = 0, answeredAt, dismissedAt, laterAt, never, failed } }) {
    return { shown, max: repeatOf(survey).max, answeredAt, dismissedAt, laterAt, never, failed: failed?.[0] }
  },
  grace: ({ caps, history: { sessions, firstSeenAt } }) => ({ sessions, wanted: caps.grace?.sessions ?? 0, firstSeenAt }),
  cooldown({ history }) {
    const [shownAt, survey] = history.prompts.at(-1) ?? []
    return { survey, shownAt }
  },
  session: ({ caps, history: { prompts, sessionAt } }) => ({
    prompts: prompts.filter(([at]) => at >= sessionAt).length,
    limit: caps.perSession ?? 1,
  }),
  atMost: ({ caps, history }) => caps.atMost && { prompts: history.prompts.length, limit: caps.atMost.prompts },
}

const verdictsOn = (circumstances: Circumstances, path: string) => {
  const { survey, history, nowAt } = circumstances
  return verdicts({ ...circumstances, triggered: isTriggered(survey, history, path, nowAt) })
}

/** Every check of a survey in its order, with the values it saw; without circumstances there is no such survey. */
export const explanationOf = (id: string, circumstances: Circumstances | undefined, path: string): Explanation => {
  const checks = (circumstances ? verdictsOn(circumstances, path) : []).map((until, index): Check => {
    const name = checkNames[index]!
    const ok = until <= circumstances!.nowAt
    const seen = saw[name]?.(circumstances!)
    return { name, ok, ...(seen && { saw: seen }), ...(!ok && until < Infinity && { until }) }
  })
  const reason = checks.find(({ ok }) => !ok)?.name
  return { survey: id, ok: !!circumstances && !reason, ...(reason && { reason }), checks }
}
