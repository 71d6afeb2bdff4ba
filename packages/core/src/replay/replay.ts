import { ownRecord } from '../object.js'
import { recordOf, type DuePrompt, type EventRecord, type Moment } from '../history.js'
import type { Device } from '../host.js'
import { idleMs } from '../lazy-engine.js'
import { matcher } from '../matches.js'
import type { Properties } from '../properties.js'
import { keepDue } from '../queue.js'
import type { Condition } from '../schema/index.js'
import { usableSurveys } from '../usable.js'
import { createLooks } from './looks.js'
import { mentionsOf } from './mentions.js'
import { settleIn, type Person } from './person.js'
import { makeReady, type ReadySurvey, type ReadyTrigger } from './ready.js'
import type { ReplayOptions } from './options.js'
import { createRoutes, type Route } from './routes.js'
import { createScreen } from './screen.js'

export interface Replay {
  /**
   * Something happened to someone. Their events come in the order of their times. A `page_view` takes them to its `path`;
   * `attributes` are merged into those they have.
   */
  happen(person: Person, at: number, name: string, properties: Properties, attributes?: Properties): void
  /** Nothing happens to them any more: what would have fallen due while they were there does. */
  finish(person: Person): void
  /** Whether an event of this name can lead to anything. */
  matters(name: string): boolean
  /** Names of the properties of such an event that anything looks at: `happen` needs no other. */
  reads(name: string): readonly string[]
  /** The names of the events that matter; undefined when all do. */
  mentioned: readonly string[] | undefined
}

const isDevice = (value: unknown): value is Device => value === 'mobile' || value === 'tablet'

/**
 * Takes people through the rules of a document, on histories in memory: by the functions of the engine, and by others
 * made ready for the document where those would be asked too often (`createChecks`, `makeReady`). Unlike the engine, a
 * replay is synchronous, forgets nothing for want of room, and remembers only what the document looks at.
 *
 * @throws Never.
 */
export const createReplay = ({
  surveys: given,
  caps = {},
  groups = {},
  stayMs,
  behave,
  decided,
  events,
}: ReplayOptions): Replay => {
  // Nothing is drawn here: any kind will do.
  const kinds = Object.fromEntries(given.flatMap(({ questions }) => questions.map(({ type }) => [type, 1])))
  const surveys = usableSurveys(given, matcher, () => {}, kinds)
  const ready = makeReady(surveys, caps)
  const ranked = [...ready].sort((a, b) => (b.survey.priority ?? 0) - (a.survey.priority ?? 0))
  const mentions = mentionsOf(surveys)
  const { matters, names, reads } = mentions
  const toRoutes = createRoutes(ready, mentions)
  const startsSessions = matters('session_start')
  const looksAtSurveys = mentions.looksAt('surveys')
  const checksOf = new Map(ready.map(({ survey, checks }) => [survey, checks]))
  const mostPrompts = Math.max(1, caps.perSession ?? 1, caps.atMost?.prompts ?? 0)
  let nowAt = 0
  let person: Person
  let moment: Pick<Moment, 'event' | 'lastAt'>

  const page = (path: string) => ({ path, url: path, title: '', referrer: '', query: {} })
  const host = {
    now: () => nowAt,
    page: () => page(person.path),
    device: (): Device => (isDevice(person.attributes['device']) ? person.attributes['device'] : 'desktop'),
    locale: () => `${(person.attributes['locale'] as string | undefined) ?? 'en'}`,
  }
  const screen = createScreen(
    behave,
    {
      shown(who, survey, at) {
        // Of prompts, the caps look at no more than these.
        if (who.prompts.length > mostPrompts) who.prompts = who.prompts.slice(-mostPrompts)
        checksOf.get(survey)!.changed(who)
        events.shown(who, survey, at)
      },
      closed(who, survey, reaction, at) {
        checksOf.get(survey)!.changed(who)
        events.closed(who, survey, reaction, at)
      },
    },
    host,
  )

  const look = createLooks(mentions, host)
  const isFor = (audience: Condition): boolean => matcher.matches(audience, look(person, moment, nowAt), groups)

  const meet = (trigger: ReadyTrigger, event: string, properties: Properties, lastAt: number | undefined) => {
    const {
      of: { survey, checks },
      index,
      where,
      cancelOn,
      delayMs,
      expiresMs,
    } = trigger
    if (!trigger.isHere(person.path) || (where && !matcher.matches(where, properties, groups))) return
    if (looksAtSurveys) {
      settleIn(person)
      recordOf(person, survey.id, nowAt)
    }
    const isTriggered = trigger.match(person, nowAt)
    if (survey.audience) moment = { event, lastAt }
    const check = checks.failing(person, nowAt, isTriggered, isFor)
    decided(person, survey, check, nowAt)
    if (check) return
    settleIn(person)
    person.due = [...person.due, { survey: survey.id, trigger: index, at: nowAt, delayMs, expiresMs, cancelOn, event, lastAt }]
  }

  const take = ({ event, isCounted, triggers, listens }: Route, properties: Properties) => {
    let record: EventRecord | undefined
    if (isCounted) {
      settleIn(person)
      record = person.events[event] = ownRecord(person.events, event) ?? [0, nowAt]
      record[0]++
    }
    if (listens && person.due.length) keepDue(person, nowAt, event)
    for (const trigger of triggers) meet(trigger, event, properties, record?.[2])
    if (!record) return
    if (record.length > 2) record[2] = nowAt
    // Anew: a list that grows makes room for many more.
    else person.events[event] = [record[0], record[1], nowAt]
  }

  const heldUntil = ({ checks, triggers }: ReadySurvey, due: DuePrompt): number => {
    moment = due
    const check = checks.failing(person, nowAt, triggers[due.trigger]!.isHere(person.path), isFor)
    return check ? checks.passedAt() : 0
  }

  /** Shows what is due, or notes when something will be. */
  const settle = () => {
    keepDue(person, nowAt)
    person.wakeAt = Infinity
    if (!person.due.length) return
    for (const each of ranked)
      for (const due of person.due) {
        if (due.survey !== each.survey.id) continue
        const readyAt = due.at + due.delayMs
        const until = readyAt > nowAt ? readyAt : heldUntil(each, due)
        if (!until) return screen.open(person, each.survey, due)
        if (until < due.at + due.expiresMs) person.wakeAt = Math.min(person.wakeAt, until)
      }
  }

  /** What happens to someone until an instant, if they stay as long as that. A prompt they have seen they see through. */
  const catchUp = (untilAt: number, goneAt: number) => {
    while (person.wakeAt <= untilAt) {
      const { onScreen } = person
      if (!onScreen && person.wakeAt > goneAt) {
        person.wakeAt = Infinity
        return
      }
      nowAt = person.wakeAt
      if (!onScreen || screen.step(person, onScreen)) settle()
    }
  }

  return {
    matters,
    reads,
    mentioned: names,
    happen(who, at, name, properties, attributes) {
      const isBack = at - who.lastSeenAt >= idleMs
      person = who
      if (who.waits) {
        catchUp(at, isBack ? who.lastSeenAt + stayMs : at)
        if (isBack) screen.leave(who)
      }
      nowAt = at
      who.lastSeenAt = at
      if (attributes)
        for (const key of Object.keys(attributes))
          if (mentions.looksAt(key) && attributes[key] !== who.attributes[key])
            who.attributes = { ...who.attributes, [key]: attributes[key] }
      if (name === 'page_view' && typeof properties['path'] === 'string') who.path = properties['path']
      if (isBack) {
        who.sessionAt = at
        who.sessions++
        if (startsSessions) toRoutes('session_start', { session: who.sessions }, take)
      }
      if (matters(name)) toRoutes(name, properties, take)
      if (who.due.length && !who.onScreen) settle()
      who.waits = who.due.length > 0 || !!who.onScreen
    },
    finish(who) {
      person = who
      catchUp(Infinity, who.lastSeenAt + stayMs)
      if (who.onScreen) screen.leave(who)
    },
  }
}
