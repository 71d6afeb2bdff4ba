import type { Catalog } from './catalog.js'
import { durationMs } from './duration.js'
import { ownRecord, recordOf, type DuePrompt, type History } from './history.js'
import type { Survey, Trigger } from './schema/index.js'
import type { Properties } from './properties.js'
import { namesOf, recentMatches, triggersOf } from './trigger.js'

export const dueAt = (due: DuePrompt, catalog: Catalog): number => due.at + (durationMs(catalog.trigger(due)?.delay) ?? 0)

/** A survey that is not there may only not have been fetched yet: its prompt waits for a day. */
export const expiresAt = (due: DuePrompt, catalog: Catalog): number => {
  const trigger = catalog.trigger(due)
  return dueAt(due, catalog) + (durationMs(trigger ? (trigger.expires ?? '10m') : '1d') ?? 0)
}

/** Drops what has expired, and what an event cancels. */
export const keepDue = (history: History, catalog: Catalog, nowAt: number, event?: string) => {
  history.due = history.due.filter((due) => expiresAt(due, catalog) > nowAt && !catalog.trigger(due)?.cancelOn?.includes(event!))
}

/**
 * Counts an event under its names and, for each trigger it meets, remembers the match and the prompt that falls due.
 *
 * @returns Whether one fell due.
 */
export const occur = (
  history: History,
  name: string,
  properties: Properties,
  catalog: Catalog,
  nowAt: number,
  meets: (trigger: Trigger, properties: Properties) => boolean,
  decide: (survey: Survey, triggered: boolean) => boolean,
): boolean => {
  const { events, due } = history
  for (const [event, values] of namesOf(name, properties)) {
    const record = (events[event] = ownRecord(events, event) ?? [0, nowAt])
    record[0]++
    keepDue(history, catalog, nowAt, event)
    for (const [survey, index] of catalog.listeners(event)) {
      const trigger = triggersOf(survey)[index]!
      if (!meets(trigger, values)) continue
      const matched = (recordOf(history, survey.id, nowAt).matches ??= {})
      matched[index] = recentMatches(trigger, [...(matched[index] ?? []), nowAt], nowAt)
      const isNew = !history.due.some((due) => due.survey === survey.id)
      if (isNew && decide(survey, matched[index].length >= (trigger.count ?? 1)))
        history.due.push({ survey: survey.id, trigger: index, at: nowAt, event, lastAt: record[2], properties: values })
    }
    // After the decision, so that a rule like "not for 30 days" sees the time before.
    record[2] = nowAt
  }
  return history.due.some((prompt) => !due.includes(prompt))
}
