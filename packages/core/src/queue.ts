import { durationMs } from './duration.js'
import { recordOf, type History, type Moment } from './history.js'
import type { Survey, Trigger } from './schema/index.js'
import { recentMatches, triggersOf } from './trigger.js'

/** Drops what has expired, and what an event cancels; of a flood the latest stay. */
export const keepDue = (history: History, nowAt: number, event = '') => {
  history.due = history.due
    .filter(({ at, expiresMs, cancelOn }) => at + expiresMs > nowAt && !cancelOn.includes(event))
    .slice(-30)
}

/** For each trigger that a moment meets, remembers the match and the prompt that falls due. */
export const occur = (
  history: History,
  { event, properties, at, lastAt }: Moment,
  surveys: readonly Survey[],
  meets: (trigger: Trigger) => boolean,
  decide: (survey: Survey, triggered: boolean) => boolean,
) => {
  keepDue(history, at, event)
  for (const survey of surveys)
    triggersOf(survey).forEach((trigger, index) => {
      if (trigger.event !== event || !meets(trigger)) return
      const { id } = survey
      const { delay = '0s', expires = '10m', cancelOn = [], count = 1 } = trigger
      const matched = (recordOf(history, id, at).matches ??= {})
      const times = (matched[index] = recentMatches(trigger, [...(matched[index] ?? []), at], at))
      if (!decide(survey, times.length >= count)) return
      const delayMs = durationMs(delay)
      const expiresMs = delayMs + durationMs(expires)
      history.due.push({ survey: id, trigger: index, at, delayMs, expiresMs, cancelOn, event, lastAt, properties })
    })
}
