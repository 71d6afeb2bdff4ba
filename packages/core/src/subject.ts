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

const daysFrom = (at: number | undefined, nowAt: number) => (at === undefined ? undefined : Math.floor((nowAt - at) / dayMs))

export const respondentOf = ({ id, firstSeenAt, sessions }: History, userId: string | undefined, nowAt: number) => ({
  id,
  userId,
  isNew: sessions < 2,
  ageDays: daysFrom(firstSeenAt, nowAt),
  sessions,
})

export const eventsOf = ({ events }: History, moment: Parameters<SubjectOf>[4], nowAt: number) => {
  const names = moment ? namesOf(moment.event, { success: true }).map(([name]) => name) : []
  return mapValues(events, ([count, firstAt, lastAt]: EventRecord, name) => ({
    count,
    daysSinceFirst: daysFrom(firstAt, nowAt),
    // As it was when the event happened, under any of its names, whenever it is decided on.
    daysSinceLast: daysFrom(names.includes(name) ? moment!.lastAt : lastAt, nowAt),
  }))
}

export const surveysOf = ({ surveys }: History, nowAt: number) =>
  mapValues(surveys, ({ shown, answered, dismissed, shownAt, last }: SurveyRecord) => ({
    shown,
    answered,
    dismissed,
    daysSinceShown: daysFrom(shownAt, nowAt),
    last,
  }))

/** The respondent's attributes, and the reserved roots, which an attribute can't take. */
export const subjectOf: SubjectOf = (history, host, attributes, userId, moment) => {
  const nowAt = host.now()
  return {
    ...attributes,
    respondent: respondentOf(history, userId, nowAt),
    page: host.page(),
    device: host.device(),
    locale: host.locale(),
    // Getters, so that only a condition that looks there pays for it.
    get events() {
      return eventsOf(history, moment, nowAt)
    },
    get surveys() {
      return surveysOf(history, nowAt)
    },
  }
}
