import type { EventRecord, History, Moment, SurveyRecord } from './history.js'
import type { Host } from './host.js'
import { namesOf } from './trigger.js'

const dayMs = 864e5

/** What `audience` looks at. `moment` is the event that is being decided on. */
export type SubjectOf = (
  history: History,
  host: Pick<Host, 'now' | 'page' | 'device' | 'locale'>,
  attributes: Readonly<Record<string, unknown>>,
  userId: string | undefined,
  moment?: Pick<Moment, 'event' | 'lastAt'>,
) => Record<string, unknown>

const mapValues = <T>(records: Record<string, T>, map: (record: T, name: string) => unknown) =>
  Object.fromEntries(Object.entries(records).map(([name, record]) => [name, map(record, name)]))

/** The respondent's attributes, and the reserved roots, which an attribute can't take. */
export const subjectOf: SubjectOf = (history, host, attributes, userId, moment) => {
  const { id, firstSeenAt, sessions } = history
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
      const names = moment ? namesOf(moment.event, { success: true }).map(([name]) => name) : []
      return mapValues(history.events, ([count, firstAt, lastAt]: EventRecord, name) => ({
        count,
        daysSinceFirst: days(firstAt),
        // As it was when the event happened, under any of its names, whenever it is decided on.
        daysSinceLast: days(names.includes(name) ? moment!.lastAt : lastAt),
      }))
    },
    get surveys() {
      return mapValues(history.surveys, ({ shown, answered, dismissed, shownAt, last }: SurveyRecord) => ({
        shown,
        answered,
        dismissed,
        daysSinceShown: days(shownAt),
        last,
      }))
    },
  }
}
