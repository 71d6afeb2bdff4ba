import type { EngineEvents } from './engine-types.js'
import type { DuePrompt, HistoryStore } from './history.js'
import type { Host, Off } from './host.js'
import type { Presentation, Presented } from './presentation.js'
import type { Outcome } from './prompt-state.js'
import type { Survey } from './schema/index.js'
import type { Situation } from './situation.js'
import type { StageOptions } from './stage.js'

/** A survey that is to be shown: because a prompt fell due, or because the person wants it. */
export interface Offer {
  options: StageOptions
  history: HistoryStore
  survey: Survey
  /** Missing when the person opened it. */
  due?: DuePrompt | undefined
  anchor?: unknown
  situation: Situation
  holds: Presentation['holds']
  emit<K extends keyof EngineEvents>(event: K, detail: EngineEvents[K]): void
  /** Set while it is on screen: takes it away, without a verdict of the person's. */
  leave?: Off | undefined
}

export const seenMs = 1000

/** What counting a prompt needs of its offer. */
export type CountedOffer = Pick<Offer, 'survey' | 'due' | 'emit'> & { history: Pick<HistoryStore, 'edit'> }

/** Writes down, once, that the prompt was shown. One that the person opened counts against no cap. */
export const countShown = ({ history, survey: { id }, due, emit }: CountedOffer) => {
  history.edit(id, (record, history) => {
    delete record.failed
    if (!due) return
    record.shown = (record.shown ?? 0) + 1
    record.shownAt = record.at
    history.prompts = [...history.prompts.slice(-99), [record.at, id]]
    history.due = history.due.filter(({ survey }) => survey !== id)
  })
  emit('shown', { survey: id, ...(due && { event: due.event }) })
}

/** What was on screen waits no longer, in no tab. */
export const countOutcome = ({ history, survey: { id }, due }: CountedOffer, outcome: Outcome) =>
  history.edit(id, (record, history) => {
    history.due = history.due.filter(({ survey }) => survey !== id)
    if (outcome === 'never') record.never = true
    else if (due && (outcome === 'dismissed' || outcome === 'later')) {
      record[outcome] = (record[outcome] ?? 0) + 1
      record[`${outcome}At`] = record.at
    }
  })

/** Shows it. Resolves with how it ended; rejects when the UI fails. */
export const playOffer = (offer: Offer) =>
  new Promise<Outcome>((resolve, reject) => {
    const { history, survey, due, anchor, situation, holds, emit, options } = offer
    const { host, present } = options
    const keep = options.keeper(offer)
    let shownAt = host.now()
    let presented: Presented | undefined
    let counted = false
    let closed = false
    let leaving = false
    let seen: boolean
    let timer: Off | undefined
    let offVisible: Off | undefined

    const count = () => {
      if (!counted && !closed) countShown(offer)
      counted = true
    }
    const watch = () => {
      timer?.()
      timer = seen && host.visible() ? host.after(seenMs, count) : undefined
    }
    const end = () => {
      closed = true
      offer.leave = undefined
      timer?.()
      offVisible?.()
    }

    offer.leave = () => {
      leaving = true
      if (presented) return presented.close()
      end()
      resolve('dismissed')
    }
    const presentation: Presentation = {
      survey,
      respondentId: history.use(({ id }) => id),
      opened: !due,
      anchor,
      values: { ...situation.attributes, ...due?.properties },
      holds,
      visible(isSeen = true) {
        if (closed) return
        seen = isSeen
        if (!offVisible) {
          shownAt = host.now()
          offVisible = host.onVisible(watch)
        }
        watch()
      },
      leave: () => offer.leave?.(),
      async record(answers, complete) {
        if (!Object.keys(answers).length) return
        count()
        emit('answered', { survey: survey.id, answers })
        await keep(answers, complete, !complete, shownAt)
      },
      fail: reject,
      close(outcome, answers) {
        if (closed) return
        if (!leaving && outcome !== 'failed') {
          count()
          countOutcome(offer, outcome)
        }
        if (outcome !== 'answered') {
          if (Object.keys(answers).length) keep(answers, false, false, shownAt).catch(() => {})
          emit('dismissed', { survey: survey.id, outcome })
        }
        end()
        resolve(outcome)
      },
    }
    // In a promise, so that a `present` that throws is one that rejects.
    new Promise<Presented>((resolve) => resolve(present(presentation))).then(
      (shown) => {
        presented = shown
        if (closed) shown.close()
      },
      (error) => {
        if (closed) return
        end()
        reject(error)
      },
    )
  })

/**
 * Shows it, as the one prompt of this device. Resolves with how it ended, or to `undefined` when another tab holds the claim, or it may not be shown
 * any more. Rejects when the UI fails.
 *
 * @param eligible Asked again once the claim is held.
 */
export const makeOffer = async (
  offer: Offer,
  eligible: () => boolean,
  claimed: ReturnType<Host['claim']>,
): Promise<Outcome | undefined> => {
  const release = await claimed
  if (!release) return undefined
  try {
    return eligible() ? await playOffer(offer) : undefined
  } finally {
    release()
  }
}
