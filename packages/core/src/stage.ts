import type { Catalog } from './catalog.js'
import type { Check, EngineEvents, EngineOptions } from './engine-types.js'
import { AskwellError } from './errors.js'
import { recordOf, type DuePrompt, type History, type HistoryStore } from './history.js'
import type { Off } from './host.js'
import { makeOffer, type Offer } from './offer.js'
import type { Presentation } from './presentation.js'
import type { Outcome } from './prompt-state.js'
import { dueAt, expiresAt, keepDue } from './queue.js'
import type { Survey } from './schema/index.js'
import type { Properties } from './trigger.js'

/** What the engine lends to the stage. */
export interface Backstage {
  options: EngineOptions
  history: HistoryStore
  catalog(): Catalog
  /** What holds a survey back now; without a due prompt, one that the person opens. */
  obstacle(history: History, survey: Survey, due?: DuePrompt): Check | undefined
  holds: Presentation['holds']
  respondent(): { userId: string | undefined; attributes: Properties }
  emit<K extends keyof EngineEvents>(event: K, detail: EngineEvents[K]): void
  report(error: AskwellError): void
}

export interface Stage {
  /** Shows what is due, or sets one timer for what will be. */
  settle(): void
  show(survey: Survey, anchor: unknown): Promise<Outcome>
  /** A prompt is on screen here, or was a moment ago in another tab. */
  busy(): boolean
  /** Another tab may have come to an end with its prompt. */
  again(): void
  leave(): void
}

export type CreateStage = (backstage: Backstage) => Stage

const retryMs = 5000

/** Where prompts are shown, one at a time: needed from the first one that falls due. */
export const createStage: CreateStage = ({ options, history, catalog, obstacle, holds, respondent, emit, report }) => {
  const { host } = options
  let current: Offer | undefined
  let resting = false
  let left = false
  let wake: Off | undefined

  const settle = () => {
    wake?.()
    if (left || current || resting || !host.visible()) return
    const nowAt = host.now()
    let nextAt = Infinity
    const surveys = catalog()
    const due = history.use((history) => {
      keepDue(history, surveys, nowAt)
      return history.due
        .filter((due) => surveys.trigger(due))
        .sort((a, b) => surveys.rank(a.survey) - surveys.rank(b.survey))
        .find((due) => {
          const readyAt = dueAt(due, surveys)
          const held = readyAt > nowAt ? { until: readyAt } : obstacle(history, surveys.survey(due.survey)!, due)
          const until = held?.until ?? Infinity
          if (until < expiresAt(due, surveys)) nextAt = Math.min(nextAt, until)
          return !held
        })
    })
    if (due) void offer(surveys.survey(due.survey)!, due)
    else if (nextAt < Infinity) wake = host.after(nextAt - nowAt, settle)
  }
  const again = () => {
    resting = false
    settle()
  }

  const offer = async (survey: Survey, due?: DuePrompt, anchor?: unknown): Promise<Outcome> => {
    const { id } = survey
    const eligible = () =>
      history.use((history) => {
        if (left || obstacle(history, survey, due)) return false
        const record = recordOf(history, id, host.now())
        const [times, session] = record.failed ?? [0, 0]
        if (due) record.failed = [session === history.sessions ? times + 1 : 1, history.sessions]
        return true
      })
    let outcome: Outcome | undefined = 'failed'
    try {
      outcome = await makeOffer((current = { options, history, survey, due, anchor, ...respondent(), holds, emit, eligible }))
    } catch (cause) {
      report(new AskwellError('present-failed', id, { cause }))
    }
    current = undefined
    resting = !outcome || outcome === 'failed'
    // Another tab is busy, or showing failed and would fail again: not again at once.
    if (resting) host.after(retryMs, again)
    else settle()
    return outcome ?? 'failed'
  }

  return {
    settle,
    show: async (survey, anchor) => (current ? 'failed' : offer(survey, undefined, anchor)),
    busy: () => !!current || resting,
    again,
    leave() {
      left = true
      wake?.()
      current?.leave?.()
    },
  }
}
