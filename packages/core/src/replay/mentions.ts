import { isObject } from '../object.js'
import type { Survey } from '../schema/index.js'
import { namesOf, triggersOf } from '../trigger.js'

/** What a document has to do with events, by name. */
export interface Mentions {
  /** Whether an event of this name matters: what is not mentioned costs next to nothing. */
  matters(name: string): boolean
  /** Every name that matters; undefined when all do. */
  names: readonly string[] | undefined
  /** Whether a trigger or a `cancelOn` is of this name. */
  listens(name: string): boolean
  /** Whether anything looks at the properties of an event that goes by this name, among others. */
  reads(name: string): boolean
  /** Whether some condition looks at how often, or when, this event happened. */
  counts(name: string): boolean
  /** Whether an audience looks at what stands under this name: `page`, `plan`. More than do may be said to. */
  looksAt(root: string): boolean
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
  const names = new Set<string>()
  const triggers = surveys.flatMap(triggersOf)
  const paths = surveys.flatMap(({ audience }) => keysOf(audience)).map((key) => key.split('.'))
  const roots = new Set(paths.map(([root]) => root))
  const counted = new Set(paths.flatMap(([root, name]) => (root === 'events' && name !== undefined ? [name] : [])))
  const everything = paths.some(([root, name]) => root === 'events' && name === undefined)
  const looksAtPages = roots.has('page') || triggers.some(({ page }) => page)

  const listened = new Set(triggers.flatMap(({ event, cancelOn = [] }) => [event, ...cancelOn]))
  const filtered = new Set(triggers.flatMap(({ event, where }) => (where ? [event] : [])))
  const everyName = (name: string) => namesOf(name, { success: true }).map(([alias]) => alias)
  for (const name of [...listened, ...counted]) for (const alias of everyName(name)) names.add(alias)
  if (looksAtPages) names.add('page_view')

  return {
    names: everything ? undefined : [...names],
    matters: (name) => everything || names.has(name),
    listens: (name) => listened.has(name),
    // Some go by another name only when a property of theirs says so.
    reads: (name) =>
      (name === 'page_view' && looksAtPages) ||
      everyName(name).length > namesOf(name, {}).length ||
      everyName(name).some((alias) => filtered.has(alias)),
    counts: (name) => everything || counted.has(name),
    looksAt: (root) => roots.has(root),
  }
}
