import type { CheckName } from '../engine-types.js'
import { verdicts, type Circumstances } from '../eligibility.js'
import { checkNames } from '../explain.js'
import { ownRecord, type DuePrompt, type Moment } from '../history.js'
import type { Device } from '../host.js'
import { idleMs } from '../lazy-engine.js'
import { matcher } from '../matches.js'
import type { Properties } from '../properties.js'
import { keepDue, occur } from '../queue.js'
import type { Caps, Condition, Groups, Survey } from '../schema/index.js'
import { subjectOf } from '../subject.js'
import { namesOf, triggersOf } from '../trigger.js'
import { usableSurveys } from '../usable.js'
import { mentionsOf } from './mentions.js'
import { rememberPages } from './pages.js'
import { newcomer, settleIn, type Person } from './person.js'
import { createScreen, type Behaviour, type ScreenEvents } from './screen.js'

export interface ReplayOptions {
  surveys: readonly Survey[]
  caps?: Caps
  groups?: Groups
  /** How long someone is still there after their last event, in ms, when no further one comes within 30 minutes. */
  stayMs: number
  /** What someone does with a prompt, asked when it appears. */
  behave(person: Person, survey: Survey): Behaviour
  /**
   * A trigger was met: by which check the survey was held back then, or undefined when a prompt fell due. Not called
   * while one of this survey is due already.
   */
  decided(person: Person, survey: Survey, check: CheckName | undefined, at: number): void
  events: ScreenEvents
}

export interface Replay {
  /** Someone who comes for the first time. */
  newcomer(id: string, at: number): Person
  /**
   * Something happened to someone. Their events come in the order of their times. A `page_view` takes them to its `path`;
   * `attributes` are merged into those they have.
   */
  happen(person: Person, at: number, name: string, properties: Properties, attributes?: Properties): void
  /** Nothing happens to them any more: what would have fallen due while they were there does. */
  finish(person: Person): void
  /** Whether an event of this name can lead to anything: of any other, `happen` needs no properties. */
  matters(name: string): boolean
  /** The names of the events that matter; undefined when all do. */
  mentioned: readonly string[] | undefined
}

const audienceCheck = checkNames.indexOf('audience')

const isDevice = (value: unknown): value is Device => value === 'mobile' || value === 'tablet'

/**
 * Takes people through the rules of a document, by the functions of the engine, on histories in memory. Unlike it, a
 * replay is synchronous, forgets nothing for want of room, and counts only the events that some condition looks at.
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
  const surveys = usableSurveys(given, matcher, () => {})
  const ranked = [...surveys].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
  const { matters, names, listening, counts } = mentionsOf(surveys)
  const startsSessions = matters('session_start')
  const matchesPage = rememberPages()
  let nowAt = 0
  let person: Person
  let moment: Moment

  const page = (path: string) => ({ path, url: path, title: '', referrer: '', query: {} })
  const host = {
    now: () => nowAt,
    page: () => page(person.path),
    device: (): Device => (isDevice(person.attributes['device']) ? person.attributes['device'] : 'desktop'),
    locale: () => `${(person.attributes['locale'] as string | undefined) ?? 'en'}`,
  }
  const screen = createScreen(behave, events, host)

  /** The first check that fails, and when it will be passed; 0 when none does. */
  const failing = (
    survey: Survey,
    triggered: boolean,
    at: Pick<Moment, 'event' | 'lastAt'>,
  ): [check: number, passedAt: number] => {
    const subject = () => subjectOf(person, host, person.attributes, undefined, at)
    const isFor = (audience: Condition) => matcher.matches(audience, subject(), groups)
    const circumstances: Circumstances = {
      survey,
      history: person,
      record: ownRecord(person.surveys, survey.id) ?? {},
      caps,
      nowAt,
      triggered,
      subject,
      // Asked last, and only where it decides: it costs more than all the others.
      isFor: () => true,
      busy: false,
    }
    const passed = verdicts(circumstances)
    const check = passed.findIndex((passedAt) => !(passedAt <= nowAt))
    const isExcluded = survey.audience && (check < 0 || check > audienceCheck) && !isFor(survey.audience)
    return isExcluded ? [audienceCheck, Infinity] : [check, check < 0 ? 0 : passed[check]! || Infinity]
  }
  const meets: Parameters<typeof occur>[3] = (trigger) =>
    matchesPage(trigger, moment.path) && (!trigger.where || matcher.matches(trigger.where, moment.properties, groups))
  const decide: Parameters<typeof occur>[4] = (survey, triggered) => {
    const [check] = failing(survey, triggered, moment)
    decided(person, survey, checkNames[check], nowAt)
    return check < 0
  }

  const count = (name: string, values: Properties) => {
    settleIn(person)
    for (const [event, properties] of namesOf(name, values)) {
      const record = counts(event) ? (person.events[event] = ownRecord(person.events, event) ?? [0, nowAt]) : undefined
      const listeners = listening(event)
      if (record) record[0]++
      if (listeners) {
        moment = { event, properties, at: nowAt, path: person.path, lastAt: record?.[2] }
        occur(person, moment, listeners, meets, decide)
      }
      if (record) record[2] = nowAt
    }
  }

  const heldUntil = (survey: Survey, due: DuePrompt): number => {
    const [, passedAt] = failing(survey, matchesPage(triggersOf(survey)[due.trigger]!, person.path), due)
    return passedAt
  }

  /** Shows what is due, or notes when something will be. */
  const settle = () => {
    keepDue(person, nowAt)
    person.wakeAt = Infinity
    if (!person.due.length) return
    for (const survey of ranked)
      for (const due of person.due) {
        if (due.survey !== survey.id) continue
        const readyAt = due.at + due.delayMs
        const until = readyAt > nowAt ? readyAt : heldUntil(survey, due)
        if (!until) return screen.open(person, survey, due)
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
    newcomer,
    matters,
    mentioned: names,
    happen(who, at, name, properties, attributes) {
      const isBack = at - who.lastSeenAt >= idleMs
      const needsCare = who.wakeAt < Infinity || who.due.length > 0 || who.onScreen
      person = who
      if (needsCare) {
        catchUp(at, isBack ? who.lastSeenAt + stayMs : at)
        if (isBack) screen.leave(who)
      }
      nowAt = at
      who.lastSeenAt = at
      if (attributes) who.attributes = { ...who.attributes, ...attributes }
      if (name === 'page_view' && typeof properties['path'] === 'string') who.path = properties['path']
      if (isBack) {
        who.sessionAt = at
        who.sessions++
        if (startsSessions) count('session_start', { session: who.sessions })
      }
      if (matters(name)) count(name, properties)
      if (who.due.length && !who.onScreen) settle()
    },
    finish(who) {
      person = who
      catchUp(Infinity, who.lastSeenAt + stayMs)
      if (who.onScreen) screen.leave(who)
    },
  }
}
