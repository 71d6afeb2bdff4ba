import type { Trigger } from '../schema/index.js'
import { matchesPage } from '../trigger.js'

const mostPaths = 10_000

/** `matchesPage`, which makes an expression of each glob, remembering what it said. */
export const rememberPages = (): typeof matchesPage => {
  const known = new Map<Trigger, Map<string, boolean>>()
  return (trigger, path) => {
    if (!trigger.page) return true
    let paths = known.get(trigger)
    if (!paths || paths.size > mostPaths) known.set(trigger, (paths = new Map()))
    let matches = paths.get(path)
    if (matches === undefined) paths.set(path, (matches = matchesPage(trigger, path)))
    return matches
  }
}
