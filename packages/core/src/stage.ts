import { claimFor } from './claim-for.js'
import type { Matcher } from './condition.js'
import type { Keep } from './draft.js'
import type { PassedAt } from './eligibility.js'
import type { DuePrompt, History } from './history.js'
import type { Host, Off } from './host.js'
import { makeOffer, playOffer, type Offer } from './offer.js'
import type { Present, Presentation } from './presentation.js'
import type { Outcome } from './prompt-state.js'
import type { Survey } from './schema/index.js'
import type { PageOptions, Premises } from './situation.js'

/** An answer to `Host.claim`. */
export type Claimed = ReturnType<Host['claim']>

/** What the decider lends to the stage. */
export interface Backstage extends Premises {
  /** The device, claimed while the stage was on its way: for the first prompt, or given back when nobody is asked. */
  claimed?: Claimed | undefined
  /** Until when a survey is held back; 0 when it is not. Without a due prompt, one that the person opens. */
  heldUntil(history: History, survey: Survey, due?: DuePrompt): PassedAt
}

/**
 * Takes over a survey that stands in the page itself: it is no prompt, so it waits for none, and none waits for it.
 *
 * @param play Shows an offer.
 * @returns What `show` is to resolve with.
 */
export type Inline = (
  offer: Offer,
  stage: Stage,
  play: typeof playOffer,
  heldUntil: Backstage['heldUntil'],
  fail: Premises['fail'],
) => Outcome

export interface ShowOptions {
  anchor?: unknown
  inline?: Inline
}

export interface Stage {
  /**
   * Shows what is due, or sets one timer for what will be. `elsewhere`: another tab may have come to an end with its
   * prompt.
   */
  settle(elsewhere?: boolean): void
  show(survey: Survey, options?: ShowOptions): Promise<Outcome>
  /** A prompt is on screen here, or was a moment ago in another tab. */
  busy(): boolean
  /** Takes away what is on screen. */
  clear(): void
  leave(): void
}

export type CreateStage = (backstage: Backstage) => Stage

/** With the presenter, and with who keeps what is answered. */
export interface StageOptions extends PageOptions {
  present: Present
  /** For what is answered to one prompt: made when that is shown. */
  keeper(offer: Offer): Keep
}

const retryMs = 5000

/** Where prompts are shown, one at a time: needed from the first one that falls due. */
export const createStage = ({
  options,
  matcher,
  history,
  situation,
  claimed,
  heldUntil,
  emit,
  fail,
}: Backstage & { options: StageOptions; matcher(): Matcher | undefined }): Stage => {
  const { host } = options
  const holds: Presentation['holds'] = (condition, subject) => !!matcher()?.matches(condition, subject, situation.groups)
  let current: Offer | undefined
  let resting = false
  let left = false
  let wake: Off | undefined
  let found: DuePrompt | undefined
  let nextAt: number

  /** The survey to show now; `found` is what made it due, and `nextAt` when to look again if there is none. */
  const pick = () => {
    const nowAt = host.now()
    return history.use((history) => {
      const waiting = new Set(history.due.map((due) => due.survey))
      // By rank. What is not there may only not have been fetched yet.
      return situation.surveys.find(
        (survey) =>
          waiting.has(survey.id) &&
          (found = history.due.find((due) => {
            if (due.survey !== survey.id) return false
            const readyAt = due.at + due.delayMs
            const endAt = due.at + due.expiresMs
            const until = readyAt > nowAt ? readyAt : heldUntil(history, survey, due)
            if (until && until < endAt) nextAt = Math.min(nextAt, until)
            return !until && endAt > nowAt
          })),
      )
    })
  }

  const settle = (again?: boolean) => {
    if (again) resting = false
    wake?.()
    nextAt = Infinity
    const next = !left && !current && !resting && host.visible() && pick()
    if (next) return void offer(next, found)
    void claimed?.then((release) => {
      if (claimed) release?.()
      claimed = undefined
    })
    if (nextAt < Infinity) wake = host.after(nextAt - host.now(), () => settle())
  }

  const offer = async (survey: Survey, due?: DuePrompt, anchor?: unknown): Promise<Outcome> => {
    const { id } = survey
    const eligible = () => !left && (due ? pick() === survey : !history.use((history) => heldUntil(history, survey)))
    let outcome: Outcome | undefined = 'failed'
    try {
      const claim = claimed ?? claimFor(options)
      claimed = undefined
      outcome = await makeOffer((current = { situation, options, history, survey, due, anchor, holds, emit }), eligible, claim)
    } catch (cause) {
      fail('present-failed', id, cause)
    }
    current = undefined
    const failed = outcome === 'failed'
    if (due && failed)
      history.edit(id, (record, { sessions }) => {
        record.failed = [record.failed?.[1] === sessions ? record.failed[0] + 1 : 1, sessions]
      })
    resting = failed || !outcome
    // Another tab is busy, or showing failed and would fail again: not again at once.
    if (resting) host.after(retryMs, () => settle(true))
    else settle()
    return outcome ?? 'failed'
  }

  return {
    settle,
    async show(survey, { anchor, inline } = {}) {
      if (inline) return inline({ situation, options, history, survey, anchor, holds, emit }, this, playOffer, heldUntil, fail)
      return current ? 'failed' : offer(survey, undefined, anchor)
    },
    busy: () => !!current || resting,
    clear: () => current?.leave?.(),
    leave() {
      left = true
      wake?.()
      current?.leave?.()
    },
  }
}
