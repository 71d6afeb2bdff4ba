/** Visits everything in a JSON value, with the name it stands under; in a list, that is an index. */
const visit = (json: unknown, see: (value: unknown, name: string) => unknown) =>
  JSON.stringify(json, (name, value: unknown) => {
    see(value, name)
    return value
  })

/**
 * The values that triggers of an event ask for: whatever stands under `key` in their `where`, however deep and beside
 * whichever operator. Takes any JSON at all. `{ "$gt": 10 }` asks for 11, since 10 itself would not do.
 *
 * @param fallback What a trigger asks for that names no value, and one that only cancels on the event. Its type is that
 *   of the values; an empty string: such a trigger asks for nothing.
 */
export const asked = <T extends number | string>(surveys: readonly unknown[], event: string, key: string, fallback: T): T[] => {
  const found = new Set<T>()
  visit(surveys, (trigger) => {
    const { event: own, cancelOn, where } = (trigger ?? {}) as Record<string, unknown>
    if (own !== event && ![cancelOn].flat().includes(event)) return
    let isBare = fallback
    const take = (value: unknown, name: string) => {
      if (typeof value !== typeof fallback) return
      found.add((name === '$gt' ? (value as number) + 1 : value) as T)
      isBare = '' as T
    }
    visit(where, (part, name) => name === key && visit(part, take))
    if (isBare) found.add(isBare)
  })
  return [...found]
}
