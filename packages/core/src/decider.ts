import { claimFor } from './claim-for.js'
import { heldUntil, type Circumstances } from './eligibility.js'
import type { Outcome } from './prompt-state.js'
import { ownRecord } from './object.js'
import type { History, Moment } from './history.js'
import { keepDue, occur } from './queue.js'
import type { Condition, Survey } from './schema/index.js'
import type { Premises } from './situation.js'
import type { Backstage, Claimed, CreateStage, ShowOptions, Stage } from './stage.js'
import { matchesPage, triggersOf } from './trigger.js'

/** `circumstances` are undefined when there is no survey of that id; `path` is that of the page. */
export type Look<T> = (id: string, circumstances: Circumstances | undefined, path: string, held?: typeof heldUntil) => T

/** What is loaded when something has happened that a survey may be about. */
export interface Decider {
  /** Works off what has happened, oldest first, unless the surveys aren't there yet. */
  work(history: History): void
  /** Works off what has happened, and shows what is due. `elsewhere`: another tab wrote the history. */
  settle(elsewhere?: boolean): void
  show(id: string, options?: ShowOptions): Promise<Outcome>
  /** Looks at what a survey is decided on, such as with `explanationOf`. */
  inspect<T>(id: string, look: Look<T>): T
  /** Takes what is on screen away. */
  clear(): void
  leave(): void
}

export type CreateDecider = (premises: Premises) => Decider

/**
 * Decides whom to ask: triggers, targeting, caps, and what falls due.
 *
 * @param loadStage Resolves to `createStage`. When it rejects, that is reported, and tried again at the next event.
 */
export const createDecider = (premises: Premises, loadStage: () => Promise<CreateStage>): Decider => {
  const { options, history, situation, language, fail } = premises
  const { host } = options
  let stage: Stage | undefined
  let opening: Promise<Stage | undefined> | undefined
  let left = false
  /** For the first prompt, while the stage is on its way: the answer is, too. */
  let claimed: Claimed | undefined
  const giveBack = () => {
    void claimed?.then((release) => release?.())
    claimed = undefined
  }

  const path = () => host.page().path
  const surveyOf = (id: string) => situation.surveys.find((survey) => survey.id === id)
  const holds = (condition: Condition, subject: unknown) => !!language()?.matcher.matches(condition, subject, situation.groups)
  const circumstancesOf = (
    survey: Survey,
    history: History,
    triggered?: boolean,
    moment?: Pick<Moment, 'event' | 'lastAt'>,
    nowAt = host.now(),
  ): Circumstances => {
    const subject = () => language()?.subjectOf(history, host, situation.attributes, situation.userId, moment)
    return {
      survey,
      history,
      record: ownRecord(history.surveys, survey.id) ?? {},
      caps: situation.caps,
      nowAt,
      triggered,
      subject,
      isFor: (audience) => holds(audience, subject()),
      busy: situation.moving,
    }
  }

  let indexed: unknown
  let byEvent: Record<string, readonly Survey[]>
  /** Looked up once for each event: the surveys that listen to it, however many there are. */
  const listening = (event: string) => {
    if (indexed !== situation.surveys) byEvent = { __proto__: null } as never
    indexed = situation.surveys
    return (byEvent[event] ??= situation.surveys.filter((survey) =>
      triggersOf(survey).some((trigger) => trigger.event === event),
    ))
  }

  const work = (history: History) => {
    const { pending = [] } = history
    if (!situation.surveys.length || situation.moving) return
    delete history.pending
    for (const moment of pending)
      occur(
        history,
        moment,
        listening(moment.event),
        (trigger) => matchesPage(trigger, moment.path) && (!trigger.where || holds(trigger.where, moment.properties)),
        (survey, triggered) => !heldUntil(circumstancesOf(survey, history, triggered, moment, moment.at)),
      )
  }

  const heldHere: Backstage['heldUntil'] = (history, survey, due) =>
    heldUntil(circumstancesOf(survey, history, !!due && matchesPage(triggersOf(survey)[due.trigger]!, path()), due), !due)

  const open = () =>
    (opening ??= loadStage().then(
      (createStage) => {
        if (!left)
          stage = createStage({
            ...premises,
            claimed,
            heldUntil: heldHere,
          })
        return stage
      },
      (cause) => {
        opening = undefined
        giveBack()
        fail('present-failed', 'stage', cause)
        return undefined
      },
    ))

  const settle = (elsewhere?: boolean) => {
    let isReady: boolean | undefined
    const isDue = history.use((history) => {
      const nowAt = host.now()
      work(history)
      keepDue(history, nowAt)
      const due = history.due.filter(({ survey }) => surveyOf(survey))
      isReady = !opening && due.some((due) => due.at + due.delayMs <= nowAt && !heldHere(history, surveyOf(due.survey)!, due))
      return due[0]
    })
    if (stage) return stage.settle(elsewhere)
    if (!isDue || left || !host.visible()) return
    if (isReady) {
      // A moment later, since one instance may take the place of another in one go.
      claimed = Promise.resolve()
        .then(() => (left ? undefined : claimFor(options)))
        .catch(() => {}) as Claimed
    }
    void open().then((stage) => stage?.settle())
  }

  return {
    work,
    settle,
    async show(id, options) {
      const survey = surveyOf(id)
      if (!survey) fail('unknown-survey', `${id}`)
      return (survey && (await open())?.show(survey, options)) ?? 'failed'
    },
    inspect: (id, look) =>
      history.use((history) => {
        const survey = surveyOf(id)
        return look(id, survey && { ...circumstancesOf(survey, history), busy: stage?.busy() }, path(), heldUntil)
      }),
    clear: () => stage?.clear(),
    leave() {
      left = true
      stage?.leave()
      giveBack()
    },
  }
}
