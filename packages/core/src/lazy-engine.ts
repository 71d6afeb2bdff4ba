import { createCatalog } from './catalog.js'
import type { Matcher } from './condition.js'
import { heldUntil, type Circumstances } from './eligibility.js'
import type { Engine, EngineEvents } from './engine-types.js'
import { AskwellError } from './errors.js'
import { openHistory, ownRecord, type DuePrompt, type History } from './history.js'
import type { Listeners } from './listeners.js'
import { isObject } from './object.js'
import { keepDue, occur } from './queue.js'
import type { Caps, Condition, Groups, Survey } from './schema/index.js'
import type { CreateStage, PageOptions, Stage } from './stage.js'
import type { SubjectOf } from './subject.js'
import { plainProperties, type Properties } from './properties.js'
import { isTriggered, matchesPage, triggersOf } from './trigger.js'
import { usableSurveys } from './usable.js'

const idleMs = 18e5

/** What conditions on people and events need. */
export interface Language {
  matcher: Matcher
  subjectOf: SubjectOf
}

export interface LazyEngine extends Omit<Engine, 'explain'> {
  /** Looks at what a survey is decided on, such as with `explanationOf`; undefined when there is none of that id. */
  inspect<T>(id: string, look: (id: string, circumstances: Circumstances | undefined) => T): T
}

/**
 * `createEngine` for a page: the stage, where prompts are shown, is fetched when the first one falls due, and
 * explanations are made elsewhere, so that a page view without them doesn't carry them.
 *
 * @param language Undefined while no survey has an audience or a `where`; one that has is held back meanwhile.
 * @param loadStage Resolves to `createStage`. When it rejects, that is reported, and tried again at the next event.
 * @throws Never, and neither does any of its methods.
 */
export const createLazyEngine = (
  options: PageOptions,
  { on, emit, report }: Listeners<EngineEvents>,
  language: () => Language | undefined,
  loadStage: () => CreateStage | Promise<CreateStage>,
): LazyEngine => {
  const { host } = options
  const history = openHistory(host, options.project ?? 'default', report)
  let catalog = createCatalog([])
  let caps: Caps = {}
  let groups: Groups = {}
  let attributes: Properties = {}
  let userId: string | undefined
  let stage: Stage | undefined
  let opening: Promise<Stage | undefined> | undefined
  let destroyed = false

  const path = () => host.page().path
  const holds = (condition: Condition, subject: unknown) => !!language()?.matcher.matches(condition, subject, groups)
  const circumstancesOf = (survey: Survey, history: History, triggered: boolean, due?: DuePrompt): Circumstances => {
    const subject = () => language()?.subjectOf(history, host, attributes, userId, due)
    return {
      survey,
      history,
      record: ownRecord(history.surveys, survey.id) ?? {},
      caps,
      nowAt: host.now(),
      triggered,
      subject,
      isFor: (audience) => holds(audience, subject()),
      busy: false,
    }
  }

  const openStage = async (): Promise<Stage | undefined> => {
    try {
      const createStage = await loadStage()
      if (!destroyed)
        stage = createStage({
          options,
          history,
          catalog: () => catalog,
          heldUntil: (history, survey, due) =>
            heldUntil(
              circumstancesOf(survey, history, !!due && matchesPage(triggersOf(survey)[due.trigger]!, path()), due),
              !due,
            ),
          groups: () => groups,
          respondent: () => ({ userId, attributes }),
          emit,
          report,
        })
    } catch (cause) {
      opening = undefined
      report(new AskwellError('present-failed', 'stage', { cause }))
    }
    return stage
  }
  const open = () => (opening ??= openStage())

  const settle = () => {
    if (stage) return stage.settle()
    const isDue = history.use((history) => {
      keepDue(history, host.now())
      return history.due.some(({ survey }) => catalog.survey(survey))
    })
    if (isDue && !destroyed && host.visible()) void open().then((stage) => stage?.settle())
  }

  /** Counts the visit and, if there is one, the event; then shows what is due. */
  const happen = (name?: string, properties: Properties = {}) => {
    if (destroyed) return
    history.use((history) => {
      const nowAt = host.now()
      const isNew = nowAt - history.lastSeenAt >= idleMs
      history.lastSeenAt = nowAt
      const count = (event: string, properties: Properties) =>
        occur(
          history,
          event,
          properties,
          catalog,
          nowAt,
          (trigger, values) => matchesPage(trigger, path()) && (!trigger.where || holds(trigger.where, values)),
          (survey, triggered) => !heldUntil(circumstancesOf(survey, history, triggered)),
        )
      if (isNew) {
        history.sessionAt = nowAt
        count('session_start', { session: ++history.sessions })
      }
      if (name) count(name, properties)
    })
    settle()
  }

  const set = (more: unknown) => {
    attributes = { ...attributes, ...plainProperties(more) }
    settle()
  }

  set(options.attributes)
  const offs = [history.onChange(() => (stage ? stage.again() : settle())), host.onVisible(settle)]
  happen()

  return {
    on,
    track(name, properties) {
      if (typeof name === 'string' && /^(?!__proto__$).{1,100}$/s.test(name)) happen(name, plainProperties(properties))
      else report(new AskwellError('bad-call', 'track: a name of 1 to 100 characters'))
    },
    identify(id, more) {
      userId = id
      set(more)
    },
    set,
    async show(id, { anchor } = {}) {
      const survey = catalog.survey(id)
      if (!survey) report(new AskwellError('unknown-survey', `${id}`))
      return (survey && (await open())?.show(survey, anchor)) ?? 'failed'
    },
    inspect: (id, look) =>
      history.use((history) => {
        const survey = catalog.survey(id)
        const triggered = !!survey && isTriggered(survey, history, path(), host.now())
        return look(id, survey && { ...circumstancesOf(survey, history, triggered), busy: stage?.busy() })
      }),
    update(document) {
      catalog = createCatalog(usableSurveys(document.surveys, language()?.matcher, report))
      caps = isObject(document.caps) ? document.caps : {}
      groups = isObject(document.groups) ? (document.groups as Groups) : {}
      settle()
    },
    listensTo: (event) => catalog.listensTo(event),
    destroy() {
      destroyed = true
      for (const off of offs) off()
      stage?.leave()
    },
  }
}
