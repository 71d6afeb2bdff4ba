import type { Trigger } from '../schema/index.js'
import { matchesPage } from '../trigger.js'

const mostPaths = 10_000

/** `matchesPage` for one trigger, remembering what it said: it makes an expression of each glob. */
export const rememberPages = (trigger: Trigger): ((path: string) => boolean) => {
  if (!trigger.page) return () => true
  const known = new Map<string, boolean>()
  return (path) => {
    let matches = known.get(path)
    if (matches === undefined) {
      if (known.size === mostPaths) known.clear()
      known.set(path, (matches = matchesPage(trigger, path)))
    }
    return matches
  }
}
