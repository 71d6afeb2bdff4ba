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
  /** Names of the properties of such an event that anything looks at. */
  reads(name: string): readonly string[]
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
  const everyName = (name: string) => namesOf(name, { success: true }).map(([alias]) => alias)
  for (const name of [...listened, ...counted]) for (const alias of everyName(name)) names.add(alias)
  if (looksAtPages) names.add('page_view')

  return {
    names: everything ? undefined : [...names],
    matters: (name) => everything || names.has(name),
    listens: (name) => listened.has(name),
    reads(name) {
      const found = everyName(name).flatMap((alias) =>
        triggers.flatMap(({ event, where }) => (event === alias ? keysOf(where) : [])),
      )
      if (name === 'page_view' && looksAtPages) found.push('path')
      // Whether it goes by another name depends on that.
      if (everyName(name).length > namesOf(name, {}).length) found.push('success')
      return [...new Set(found.map((key) => key.split('.')[0]!))]
    },
    counts: (name) => everything || counted.has(name),
    looksAt: (root) => roots.has(root),
  }
}
