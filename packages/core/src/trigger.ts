import { durationMs } from './duration.js'
import { ownRecord } from './object.js'
import type { History } from './history.js'
import type { Properties } from './properties.js'
import type { Survey, Trigger } from './schema/index.js'

/** One event under two names: the second is the first when this property of it is true. */
const aliases: readonly [name: string, alias: string, property?: string][] = [
  ['level_complete', 'level_end', 'success'],
  ['purchase', 'order_completed'],
]

/** An event under every name it goes by. */
export const namesOf = (event: string, properties: Properties): [name: string, properties: Properties][] => {
  const names: [string, Properties][] = [[event, properties]]
  for (const [name, alias, needed] of aliases) {
    if (event === name) names.push([alias, needed ? { [needed]: true, ...properties } : properties])
    if (event === alias && (!needed || properties[needed])) names.push([name, properties])
  }
  return names
}

export const triggersOf = ({ trigger = [] }: Survey): readonly Trigger[] => [trigger].flat()

const wildcards: Record<string, string> = { '/**': '(/.*)?', '/*': '/[^/]+', '*': '[^/]*' }

/** At most 256 characters of either, so that no glob is too large for a pattern, or of many `**` too slow. */
const glob = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .slice(0, 256)
      .replace(/\/\*\*$|\/\*(?![^/])|\*+|[.+?^${}()|[\]\\]/g, (token) => wildcards[token] ?? (token[1] ? '.*' : '\\' + token))}$`,
  ).test(path.slice(0, 256))

/** Whether the path is one the trigger wants: one of its globs, if it has any, and none of those with a `!`. */
export const matchesPage = ({ page = [] }: Trigger, path: string): boolean => {
  const globs = [page].flat().map(String)
  const wanted = globs.filter((pattern) => pattern[0] !== '!')
  return (
    (!wanted.length || wanted.some((pattern) => glob(pattern, path))) &&
    !globs.some((pattern) => pattern[0] === '!' && glob(pattern.slice(1), path))
  )
}

/** The times of matching events that still count: those within the window, at most `count` of them. */
export const recentMatches = ({ count = 1, within }: Trigger, times: readonly number[] = [], nowAt: number): number[] =>
  times.filter((at) => !within || nowAt - at < durationMs(within)).slice(-count)

/** Whether some trigger has been met often enough, and wants this page. */
export const isTriggered = (survey: Survey, { surveys }: History, path: string, nowAt: number): boolean => {
  const { matches = {} } = ownRecord(surveys, survey.id) ?? {}
  return triggersOf(survey).some(
    (trigger, index) =>
      recentMatches(trigger, matches[index], nowAt).length >= (trigger.count ?? 1) && matchesPage(trigger, path),
  )
}
