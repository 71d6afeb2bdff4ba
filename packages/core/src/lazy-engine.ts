import { createCatalog } from './catalog.js'
import { isObject, matches } from './condition.js'
import { checkEligibility, checksOf, type Circumstances } from './eligibility.js'
import type { Engine, EngineOptions } from './engine-types.js'
import { AskwellError } from './errors.js'
import { openHistory, ownRecord, recordOf, type DuePrompt, type History } from './history.js'
import type { Off } from './host.js'
import { createListeners } from './listeners.js'
import type { MakeOffer, Offer } from './offer.js'
import type { Outcome } from './prompt-state.js'
import { plainProperties } from './properties.js'
import { dueAt, expiresAt, keepDue, occur } from './queue.js'
import { fnv1a32 } from './sampling.js'
import type { Caps, Groups, Survey } from './schema/index.js'
import { subjectOf } from './subject.js'
import { matchesPage, triggerState, triggersOf, type Properties } from './trigger.js'
import { usableSurveys } from './usable.js'

const idleMs = 18e5
const retryMs = 5000

/**
 * `createEngine` for a page: what shows a prompt is fetched when the first one is to be shown, so that a page view
 * without one doesn't carry it.
 *
 * @param loadOffer Resolves to `makeOffer`. When it rejects, the prompt counts as one that could not be shown.
 * @throws Never, and neither does any of its methods.
 */
export const createLazyEngine = (options: EngineOptions, loadOffer: () => MakeOffer | Promise<MakeOffer>): Engine => {
  const { host, prepare } = options
  const { on, emit, report } = createListeners(options.onError)
  const history = openHistory(host, options.project ?? 'default', report)
  let catalog = createCatalog([])
  let caps: Caps = {}
  let groups: Groups = {}
  let attributes: Properties = {}
  let userId: string | undefined
  let current: Offer | undefined
  let resting = false
  let wake: Off | undefined
  let destroyed = false

  const circumstances = (survey: Survey, history: History, trigger: Circumstances['trigger'], busy = false): Circumstances => ({
    survey,
    history,
    record: ownRecord(history.surveys, survey.id) ?? {},
    caps,
    groups,
    nowAt: host.now(),
    trigger,
    subject: () => subjectOf(history, host, attributes, userId),
    busy,
  })

  /** What holds a due prompt back, looked at once more: people navigate, log out, answer elsewhere. */
  const obstacle = (due: DuePrompt, history: History) => {
    const survey = catalog.survey(due.survey)!
    const { path } = host.page()
    const trigger = { ok: matchesPage(triggersOf(survey)[due.trigger]!, path), event: due.event, path }
    return checkEligibility(circumstances(survey, history, trigger))
  }

  /** Shows what is due, or sets one timer for what will be. */
  const settle = () => {
    wake?.()
    if (destroyed || current || resting || !host.visible()) return
    const nowAt = host.now()
    let nextAt = Infinity
    const due = history.use((history) => {
      keepDue(history, catalog, nowAt)
      return history.due
        .filter((due) => catalog.trigger(due))
        .sort((a, b) => catalog.rank(a.survey) - catalog.rank(b.survey))
        .find((due) => {
          const readyAt = dueAt(due, catalog)
          const held = readyAt > nowAt ? { until: readyAt } : obstacle(due, history)
          const until = held?.until ?? Infinity
          if (until < expiresAt(due, catalog)) nextAt = Math.min(nextAt, until)
          return !held
        })
    })
    if (due) void offer(catalog.survey(due.survey)!, (history) => obstacle(due, history), { due })
    else if (nextAt < Infinity) wake = host.after(nextAt - nowAt, settle)
  }

  const offer = async (
    survey: Survey,
    obstacle: (history: History) => unknown,
    why: Pick<Offer, 'due' | 'anchor'>,
  ): Promise<Outcome> => {
    const { id } = survey
    const eligible = () =>
      history.use((history) => {
        if (destroyed || obstacle(history)) return false
        const record = recordOf(history, id, host.now())
        const [times, session] = record.failed ?? [0, 0]
        if (why.due) record.failed = [session === history.sessions ? times + 1 : 1, history.sessions]
        return true
      })
    const holds: Offer['holds'] = (condition, subject) => matches(condition, subject, groups)
    current = { options, history, survey, ...why, userId, attributes, holds, emit, eligible }
    let outcome: Outcome | undefined = 'failed'
    try {
      outcome = await (await loadOffer())(current)
    } catch (cause) {
      report(new AskwellError('present-failed', id, { cause }))
    }
    current = undefined
    resting = !outcome || outcome === 'failed'
    // Another tab is busy, or showing failed and would fail again: not again at once.
    if (resting) host.after(retryMs, rested)
    else settle()
    return outcome ?? 'failed'
  }
  const rested = () => {
    resting = false
    settle()
  }

  /** Counts the visit and, if there is one, the event; then shows what is due. */
  const happen = (name?: string, properties: Properties = {}) => {
    if (destroyed) return
    history.use((history) => {
      const nowAt = host.now()
      const isNew = nowAt - history.lastSeenAt >= idleMs
      history.lastSeenAt = nowAt
      const decide = (survey: Survey, ok: boolean) => !checkEligibility(circumstances(survey, history, { ok }))
      const count = (event: string, properties: Properties) =>
        occur(history, event, properties, catalog, host.page().path, groups, nowAt, decide) && prepare?.()
      if (isNew) {
        history.sessionAt = nowAt
        count('session_start', { session: ++history.sessions })
      }
      if (name) count(name, properties)
    })
    settle()
  }

  const setAttributes = (more: unknown) => {
    attributes = { ...attributes, ...plainProperties(more) }
  }
  const update: Engine['update'] = (document) => {
    catalog = createCatalog(usableSurveys(document.surveys, report))
    caps = isObject(document.caps) ? document.caps : {}
    groups = isObject(document.groups) ? (document.groups as Groups) : {}
  }

  update(options)
  setAttributes(options.attributes)
  const off = history.onChange(rested)
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
      setAttributes(more)
      settle()
    },
    set(more) {
      setAttributes(more)
      settle()
    },
    async show(id, { anchor } = {}) {
      const survey = catalog.survey(id)
      if (!survey) report(new AskwellError('unknown-survey', `${id}`))
      if (!survey || destroyed || current) return 'failed'
      return offer(survey, (history) => checkEligibility(circumstances(survey, history, undefined), true), { anchor })
    },
    explain(id) {
      const survey = catalog.survey(id)
      const checks = survey
        ? history.use((history) => {
            const trigger = triggerState(survey, ownRecord(history.surveys, id)?.matches, host.page().path, host.now())
            return [...checksOf(circumstances(survey, history, trigger, !!current || resting))]
          })
        : []
      const reason = checks.find(({ ok }) => !ok)?.name
      return { survey: id, ok: !!survey && !reason, ...(reason && { reason }), checks }
    },
    update(document) {
      update(document)
      settle()
    },
    listensTo: (event) => catalog.listensTo(event),
    destroy() {
      destroyed = true
      wake?.()
      off()
      offVisible()
      current?.leave?.()
    },
  }
}
