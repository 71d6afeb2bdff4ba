/** A JSON object: neither null nor a list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands under a key of its own; missing is `null`. */
export const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : null

export const descend = (subject: unknown, path: readonly string[]): unknown => {
  let value = subject
  for (const part of path) value = own(value, part)
  return value ?? null
}

/** The value at a path; dots descend, own properties only. Missing is `null`. */
export const valueAt = (subject: unknown, path: string): unknown => descend(subject, path.split('.'))

/** Own properties only: names come from the app and from documents, and `constructor` is a good name for an event. */
export const ownRecord = <T>(records: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(records, name) ? records[name] : undefined
