import { askedQuestions, reachableAnswers, thanksFor, type Holds } from './flow.js'
import type { Off } from './host.js'
import type { Presentation } from './presentation.js'
import type { Answers, Outcome, PromptEvent, PromptState } from './prompt-state.js'
import type { Survey } from './schema/index.js'

/** One prompt: its state, and the events that move it. The UI draws the state and holds no copy. */
export interface Prompt {
  state(): PromptState
  /** What can't happen in the present state is ignored. */
  send(event: PromptEvent): void
  /** Called after each change. */
  subscribe(listener: (state: PromptState) => void): Off
}

const closed = (answers: Answers, outcome: Outcome): PromptState => ({ step: 'closed', answers, outcome })

/** The question at an index among those asked. */
const ask = (survey: Survey, holds: Holds, answers: Answers, index: number): PromptState => {
  const asked = askedQuestions(survey, holds, answers)
  const question = asked[index]
  if (!question) return closed(answers, 'failed')
  const trail = asked.slice(0, index).map(({ id }) => id)
  return { step: 'asking', question, answers, trail, position: index + 1, total: asked.length, saving: false }
}

export const firstState = (survey: Survey, holds: Holds): PromptState => ask(survey, holds, {}, 0)

const proceed = (survey: Survey, holds: Holds, state: Asking, given: Answers): PromptState => {
  const answers = reachableAnswers(survey, holds, given)
  const { length } = askedQuestions(survey, holds, answers)
  if (state.position < length) return ask(survey, holds, answers, state.position)
  if (!Object.keys(answers).length) return closed(answers, 'dismissed')
  return { ...state, answers, total: length, saving: true }
}

type Asking = Extract<PromptState, { step: 'asking' }>

const outcomes = { dismiss: 'dismissed', later: 'later', never: 'never' } as const

/** What was answered stays answered; "never again" holds all the same. */
const leave = ({ answers, saving }: Asking, type: keyof typeof outcomes): PromptState => {
  if (saving) return closed(answers, 'answered')
  return closed(answers, Object.keys(answers).length && type !== 'never' ? 'partial' : outcomes[type])
}

const transitionAsking = (survey: Survey, holds: Holds, state: Asking, event: PromptEvent): PromptState => {
  const { question, answers, saving } = state
  switch (event.type) {
    case 'answer':
      return saving ? state : proceed(survey, holds, state, { ...answers, [question.id]: event.value })
    case 'skip': {
      if (saving || question.required) return state
      const { [question.id]: _, ...others } = answers
      return proceed(survey, holds, state, others)
    }
    case 'back':
      return saving || state.position < 2 ? state : ask(survey, holds, answers, state.position - 2)
    case 'stored':
      return saving ? { step: 'thanking', answers, thanks: thanksFor(survey, holds, answers) } : state
    case 'failed':
      return saving ? { ...state, saving: false } : state
    default:
      return leave(state, event.type)
  }
}

/** The next state. Pure; what can't happen in a state leaves it as it is. */
export const transition = (survey: Survey, holds: Holds, state: PromptState, event: PromptEvent): PromptState => {
  if (state.step === 'asking') return transitionAsking(survey, holds, state, event)
  return state.step === 'thanking' && /^(dismiss|later|never)$/.test(event.type) ? closed(state.answers, 'answered') : state
}

/**
 * Runs one prompt: records each answer as it is given, thanks when the last one is kept, and reports the end. When the
 * last answer could not be kept, the question stays, so that the person can try again.
 */
export const createPrompt = ({ survey, holds, record, close }: Presentation): Prompt => {
  const listeners = new Set<(state: PromptState) => void>()
  let state = firstState(survey, holds)

  const keep = (answers: Answers, complete: boolean) =>
    Promise.resolve(record(answers, complete)).then(
      () => complete && send({ type: 'stored' }),
      () => complete && send({ type: 'failed' }),
    )
  const send = (event: PromptEvent) => {
    const before = state
    state = transition(survey, holds, before, event)
    if (state === before) return
    for (const listener of listeners) listener(state)
    const { answers } = state
    if (state.step === 'asking' && /^(answer|skip)$/.test(event.type)) void keep(answers, state.saving)
    if (state.step === 'closed') close(state.outcome, answers)
  }
  // No question holds: there is nothing to show.
  if (state.step === 'closed') void Promise.resolve().then(() => close('failed', {}))
  return {
    state: () => state,
    send,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
