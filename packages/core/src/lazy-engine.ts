import { createCatalog } from './catalog.js'
import type { Matcher } from './condition.js'
import { checkEligibility, checksOf, type Circumstances } from './eligibility.js'
import type { Engine, EngineEvents, EngineOptions } from './engine-types.js'
import { AskwellError } from './errors.js'
import { openHistory, ownRecord, type DuePrompt, type History } from './history.js'
import { createListeners } from './listeners.js'
import { isObject } from './object.js'
import { plainProperties } from './properties.js'
import { keepDue, occur } from './queue.js'
import { fnv1a32 } from './sampling.js'
import type { Caps, Groups, Survey } from './schema/index.js'
import type { CreateStage, Stage } from './stage.js'
import { subjectOf } from './subject.js'
import { matchesEvent, matchesPage, triggerState, triggersOf, type Properties } from './trigger.js'
import { usableSurveys } from './usable.js'

const idleMs = 18e5

/**
 * `createEngine` for a page: the stage, where prompts are shown, is fetched when the first one falls due, so that a
 * page view without one doesn't carry it.
 *
 * @param matcher The condition language, or the half of it that the surveys need.
 * @param loadStage Resolves to `createStage`. When it rejects, that is reported, and tried again at the next event.
 * @throws Never, and neither does any of its methods.
 */
export const createLazyEngine = (
  options: EngineOptions,
  matcher: () => Matcher,
  loadStage: () => CreateStage | Promise<CreateStage>,
): Engine => {
  const { host } = options
  const { on, emit, report } = createListeners<EngineEvents>(options.onError)
  const history = openHistory(host, options.project ?? 'default', report)
  let catalog = createCatalog([])
  let caps: Caps = {}
  let groups: Groups = {}
  let attributes: Properties = {}
  let userId: string | undefined
  let stage: Stage | undefined
  let opening: Promise<Stage | undefined> | undefined
  let destroyed = false

  const circumstances = (
    survey: Survey,
    history: History,
    trigger: Circumstances['trigger'],
    due?: DuePrompt,
    busy = false,
  ): Circumstances => ({
    survey,
    history,
    record: ownRecord(history.surveys, survey.id) ?? {},
    caps,
    groups,
    matcher: matcher(),
    nowAt: host.now(),
    trigger,
    subject: () => subjectOf(history, host, attributes, userId, due),
    busy,
  })

  const openStage = async (): Promise<Stage | undefined> => {
    try {
      const createStage = await loadStage()
      if (!destroyed)
        stage = createStage({
          options,
          history,
          catalog: () => catalog,
          obstacle(history, survey, due) {
            const { path } = host.page()
            const trigger = due && { ok: matchesPage(triggersOf(survey)[due.trigger]!, path), event: due.event, path }
            return checkEligibility(circumstances(survey, history, trigger, due), !due)
          },
          holds: (condition, subject) => matcher().matches(condition, subject, groups),
          respondent: () => ({ userId, attributes }),
          emit,
          report,
        })
      return stage
    } catch (cause) {
      opening = undefined
      report(new AskwellError('present-failed', 'stage', { cause }))
      return undefined
    }
  }
  const open = () => (opening ??= openStage())

  const hasDue = () =>
    history.use((history) => {
      keepDue(history, catalog, host.now())
      return history.due.some((due) => catalog.trigger(due))
    })
  const settle = () => {
    if (stage) stage.settle()
    else if (!destroyed && host.visible() && hasDue()) void open().then((stage) => stage?.settle())
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
          (trigger, values) => matchesEvent(trigger, values, host.page().path, matcher(), groups),
          (survey, ok) => !checkEligibility(circumstances(survey, history, { ok })),
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
  const update: Engine['update'] = (document) => {
    catalog = createCatalog(usableSurveys(document.surveys, matcher(), report))
    caps = isObject(document.caps) ? document.caps : {}
    groups = isObject(document.groups) ? (document.groups as Groups) : {}
    settle()
  }

  set(options.attributes)
  update(options)
  const off = history.onChange(() => (stage ? stage.again() : settle()))
  const offVisible = host.onVisible(settle)
  happen()

  return {
    on,
    track(name, properties) {
      if (typeof name === 'string' && /^(?!__proto__$).{1,100}$/s.test(name)) happen(name, plainProperties(properties))
      else report(new AskwellError('bad-call', 'track: a name of 1 to 100 characters'))
    },
    identify(id, more) {
      userId = id
      history.use((history) => {
        history.user = fnv1a32(`${id}`).toString(36)
      })
      set(more)
    },
    set,
    async show(id, { anchor } = {}) {
      const survey = catalog.survey(id)
      if (!survey) report(new AskwellError('unknown-survey', `${id}`))
      return (survey && (await open())?.show(survey, anchor)) ?? 'failed'
    },
    explain(id) {
      const survey = catalog.survey(id)
      const checks = survey
        ? history.use((history) => {
            const trigger = triggerState(survey, ownRecord(history.surveys, id)?.matches, host.page().path, host.now())
            return [...checksOf(circumstances(survey, history, trigger, undefined, stage?.busy()))]
          })
        : []
      const reason = checks.find(({ ok }) => !ok)?.name
      return { survey: id, ok: !!survey && !reason, ...(reason && { reason }), checks }
    },
    update,
    listensTo: (event) => catalog.listensTo(event),
    destroy() {
      destroyed = true
      off()
      offVisible()
      stage?.leave()
    },
  }
}
