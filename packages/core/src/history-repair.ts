import { ownRecord } from './object.js'

/** A time in the future comes from a wrong clock; as now, it heals within one cooldown. What the app said stays as it is. */
export const healed = <T>(node: T, nowAt: number): T => {
  for (const key in node) {
    const value: unknown = node[key]
    if (typeof value === 'object' && key !== 'properties') healed(value, nowAt)
    if (typeof value === 'number' && value > nowAt) node[key] = nowAt as never
  }
  return node
}

/**
 * What this page knows and another tab did not when it wrote: localStorage is not atomic between processes
 * (https://html.spec.whatwg.org/multipage/webstorage.html#introduction-16).
 */
export const keepNewer = <T>(ours: Record<string, T>, theirs: Record<string, T>, rank: (record: T) => number) => {
  for (const name of Object.keys(ours)) {
    const other = ownRecord(theirs, name)
    if (!other || rank(other) < rank(ours[name]!)) theirs[name] = ours[name]!
  }
}
