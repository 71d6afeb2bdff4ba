import type { DuePrompt, EventRecord, History, SurveyRecord } from './history.js'
import type { Host } from './host.js'

const dayMs = 864e5

const mapValues = <T>(records: Record<string, T>, map: (record: T, name: string) => unknown) =>
  Object.fromEntries(Object.entries(records).map(([name, record]) => [name, map(record, name)]))

/** What `audience` looks at: the respondent's attributes, and the reserved roots, which an attribute can't take. */
export const subjectOf = (
  { id, firstSeenAt, sessions, events, surveys }: History,
  host: Host,
  attributes: Readonly<Record<string, unknown>>,
  userId: string | undefined,
  due?: DuePrompt,
): Record<string, unknown> => {
  const nowAt = host.now()
  const days = (at: number | undefined) => (at === undefined ? undefined : Math.floor((nowAt - at) / dayMs))
  return {
    ...attributes,
    respondent: { id, userId, isNew: sessions < 2, ageDays: days(firstSeenAt), sessions },
    page: host.page(),
    device: host.device(),
    locale: host.locale(),
    // Getters, so that only a condition that looks there pays for it.
    get events() {
      return mapValues(events, ([count, firstAt, lastAt]: EventRecord, name) => ({
        count,
        daysSinceFirst: days(firstAt),
        // As when the event was decided on, also when the prompt has come due since.
        daysSinceLast: days(name === due?.event ? due.lastAt : lastAt),
      }))
    },
    get surveys() {
      return mapValues(surveys, ({ shown, answered, dismissed, shownAt, last }: SurveyRecord) => ({
        shown,
        answered,
        dismissed,
        daysSinceShown: days(shownAt),
        last,
      }))
    },
  }
}
