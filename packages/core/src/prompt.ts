import { questionAt, walk, type Holds } from './flow.js'
import type { Off } from './host.js'
import type { Presentation } from './presentation.js'
import type { Answers, Outcome, PromptEvent, PromptState } from './prompt-state.js'
import type { Survey, Thanks } from './schema/index.js'

/** One prompt: its state, and the events that move it. The UI draws the state and holds no copy. */
export interface Prompt {
  state(): PromptState
  /** What can't happen in the present state is ignored. */
  send(event: PromptEvent): void
  /** Called after each change. */
  subscribe(listener: (state: PromptState) => void): Off
}

type Asking = Extract<PromptState, { step: 'asking' }>

/** The question at an index among those asked; past the last one the answers are saved, if there are any. */
const ask = (survey: Survey, holds: Holds, given: Answers, index: number, from?: Asking): PromptState => {
  const next = questionAt(survey, holds, given, index)
  if (next) return next
  const { asked, answers } = walk(survey, holds, given)
  if (from && Object.keys(answers).length) return { ...from, answers, total: asked.length, saving: true }
  return { step: 'closed', answers, outcome: from ? 'dismissed' : 'failed' }
}

export const firstState = (survey: Survey, holds: Holds): PromptState => ask(survey, holds, {}, 0)

/** What the person is thanked with: the first that holds, or the standard words. */
export const thanksFor = (survey: Survey, holds: Holds, answers: Answers): Thanks =>
  survey.thanks?.find((thanks) => !thanks.if || holds(thanks.if, answers)) ?? {}

const outcomes: Partial<Record<PromptEvent['type'], Outcome>> = { dismiss: 'dismissed', later: 'later', never: 'never' }

/** The next state. Pure; what can't happen in a state leaves it as it is. */
export const transition = (survey: Survey, holds: Holds, state: PromptState, event: PromptEvent): PromptState => {
  const { answers } = state
  const { type } = event
  const outcome = outcomes[type]
  const closed = (outcome: Outcome): PromptState => ({ step: 'closed', answers, outcome })
  if (state.step === 'thanking' && outcome) return closed('answered')
  if (state.step !== 'asking') return state
  const { question, position, saving } = state
  // What was answered stays answered; "never again" holds all the same.
  if (outcome) return closed(saving ? 'answered' : Object.keys(answers).length && type !== 'never' ? 'partial' : outcome)
  if (saving) {
    if (type === 'stored') return { step: 'thanking', answers, thanks: thanksFor(survey, holds, answers) }
    return type === 'failed' ? { ...state, saving: false } : state
  }
  if (type === 'back' && position > 1) return ask(survey, holds, answers, position - 2)
  if (type === 'answer') return ask(survey, holds, { ...answers, [question.id]: event.value }, position, state)
  if (type !== 'skip' || question.required) return state
  const { [question.id]: _, ...others } = answers
  return ask(survey, holds, others, position, state)
}

/**
 * Runs one prompt: records each answer as it is given, thanks when the last one is kept, and reports the end. When the
 * last answer could not be kept, the question stays, so that the person can try again. When no question holds it is
 * closed from the start, and reports nothing: there was nothing to show.
 *
 * @param from The state that is drawn already. Default: the first one.
 */
export const createPrompt = (
  { survey, holds, ready, record, close }: Presentation,
  from: PromptState = firstState(survey, holds),
): Prompt => {
  const listeners = new Set<(state: PromptState) => void>()
  let state = from

  const keep = (answers: Answers, complete: boolean) =>
    Promise.resolve(record(answers, complete)).then(
      () => complete && send({ type: 'stored' }),
      () => complete && send({ type: 'failed' }),
    )
  const send = (event: PromptEvent) => {
    if (ready && !outcomes[event.type])
      return void ready.then(() => {
        ready = undefined
        send(event)
      })
    const next = transition(survey, holds, state, event)
    if (next === state) return
    state = next
    // Before what comes next is drawn, which may fail.
    if (next.step === 'asking' && /^(answer|skip)$/.test(event.type)) void keep(next.answers, next.saving)
    for (const listener of listeners) listener(next)
    if (next.step === 'closed') close(next.outcome, next.answers)
  }
  return {
    state: () => state,
    send,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
