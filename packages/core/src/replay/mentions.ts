import { isObject } from '../object.js'
import type { Survey } from '../schema/index.js'
import { namesOf, triggersOf } from '../trigger.js'

/** What a document has to do with events, by name. */
export interface Mentions {
  /** Whether an event of this name matters: what is not mentioned costs next to nothing. */
  matters(name: string): boolean
  /** Every name that matters; undefined when all do. */
  names: readonly string[] | undefined
  /** Surveys with a trigger or a `cancelOn` of this name; undefined when there are none. */
  listening(name: string): readonly Survey[] | undefined
  /** Whether some condition looks at how often, or when, this event happened. */
  counts(name: string): boolean
}

/** Every key of every condition in an audience, from its root: `events.login.count`, `plan`. */
const keysOf = (condition: unknown): string[] =>
  Array.isArray(condition)
    ? condition.flatMap(keysOf)
    : isObject(condition)
      ? Object.entries(condition).flatMap(([key, value]) => [key, ...keysOf(value)])
      : []

/** Which events the surveys of a document mention, under every name they go by. */
export const mentionsOf = (surveys: readonly Survey[]): Mentions => {
  const listeners = new Map<string, Survey[]>()
  const names = new Set<string>()
  const paths = surveys.flatMap(({ audience }) => keysOf(audience)).map((key) => key.split('.'))
  const counted = new Set(paths.flatMap(([root, name]) => (root === 'events' && name !== undefined ? [name] : [])))
  const everything = paths.some(([root, name]) => root === 'events' && name === undefined)
  const looksAtPages =
    paths.some(([root]) => root === 'page') || surveys.some((survey) => triggersOf(survey).some(({ page }) => page))

  const listen = (name: string, survey: Survey) => {
    const found = listeners.get(name) ?? []
    listeners.set(name, found)
    if (!found.includes(survey)) found.push(survey)
  }
  for (const survey of surveys)
    for (const { event, cancelOn = [] } of triggersOf(survey)) for (const name of [event, ...cancelOn]) listen(name, survey)
  for (const name of [...listeners.keys(), ...counted]) for (const [alias] of namesOf(name, { success: true })) names.add(alias)
  if (looksAtPages) names.add('page_view')

  return {
    names: everything ? undefined : [...names],
    matters: (name) => everything || names.has(name),
    listening: (name) => listeners.get(name),
    counts: (name) => everything || counted.has(name),
  }
}
