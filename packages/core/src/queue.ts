import type { Catalog } from './catalog.js'
import { durationMs } from './duration.js'
import { ownRecord, recordOf, type History } from './history.js'
import type { Properties } from './properties.js'
import type { Survey, Trigger } from './schema/index.js'
import { namesOf, recentMatches, triggersOf } from './trigger.js'

/** Drops what has expired, and what an event cancels. */
export const keepDue = (history: History, nowAt: number, event = '') => {
  history.due = history.due.filter(({ at, expiresMs, cancelOn }) => at + expiresMs > nowAt && !cancelOn.includes(event))
}

/** Counts an event under its names and, for each trigger it meets, remembers the match and the prompt that falls due. */
export const occur = (
  history: History,
  name: string,
  properties: Properties,
  catalog: Catalog,
  nowAt: number,
  meets: (trigger: Trigger, properties: Properties) => boolean,
  decide: (survey: Survey, triggered: boolean) => boolean,
) => {
  const { events } = history
  for (const [event, values] of namesOf(name, properties)) {
    const record = (events[event] = ownRecord(events, event) ?? [0, nowAt])
    record[0]++
    keepDue(history, nowAt, event)
    for (const [survey, index] of catalog.listeners(event)) {
      const trigger = triggersOf(survey)[index]!
      if (!meets(trigger, values)) continue
      const { delay = '0s', expires = '10m', cancelOn = [], count = 1 } = trigger
      const matched = (recordOf(history, survey.id, nowAt).matches ??= {})
      const times = (matched[index] = recentMatches(trigger, [...(matched[index] ?? []), nowAt], nowAt))
      if (history.due.some((due) => due.survey === survey.id) || !decide(survey, times.length >= count)) continue
      const delayMs = durationMs(delay)
      const expiresMs = delayMs + durationMs(expires)
      history.due.push({
        survey: survey.id,
        trigger: index,
        at: nowAt,
        delayMs,
        expiresMs,
        cancelOn,
        event,
        lastAt: record[2],
        properties: values,
      })
    }
    // After the decision, so that a rule like "not for 30 days" sees the time before.
    record[2] = nowAt
  }
}
