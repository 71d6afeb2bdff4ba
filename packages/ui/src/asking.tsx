import type { PromptEvent, PromptState } from '@askwell/core'
import type { Kind, QuestionProps } from './questions/kind.js'
import type { Strings } from './strings.js'

export interface AskingProps extends Omit<QuestionProps, 'question' | 'answer'> {
  state: Extract<PromptState, { step: 'asking' }>
  kind: Kind
  /** The answer could not be kept; the person may try again. */
  failed: boolean
  send(event: PromptEvent): void
}

/** One question, its controls, and the way on and back. */
export function Asking(props: AskingProps) {
  const { state, kind, strings, read, keep, send } = props
  const { question, position, total, trail } = state
  const { Component } = kind
  const answer: QuestionProps['answer'] = (value) => send({ type: 'answer', value })
  const quiet = (type: 'back' | 'skip') =>
    trail[0] !== undefined && (
      <button
        type="button"
        part={type}
        onClick={() => {
          if (type === 'skip') keep(undefined)
          send({ type })
        }}
      >
        {strings[type]}
      </button>
    )

  return (
    <form
      onInput={(event) => keep(kind.collect?.(event.currentTarget))}
      onSubmit={(event) => {
        event.preventDefault()
        const value = kind.collect?.(event.currentTarget)
        if (value !== undefined && value !== '') answer(value)
        else if (!question.required) send({ type: 'skip' })
      }}
    >
      <div part="header">
        <h2 part="question" id="q">
          {read(question.text, (strings as Partial<Strings>)[question.type]?.[0])}
        </h2>
        <p id="hint">{props.failed ? strings.failed : read(question.hint)}</p>
      </div>
      <Component {...props} question={question} answer={answer} />
      <div class="row">
        {total > 1 && (
          <span role="img" aria-label={strings.of(position, total)}>
            {Array.from({ length: total }, (_, index) => (
              <i class={index < position ? 'on' : ''} />
            ))}
          </span>
        )}
        {quiet('back')}
        {!question.required && quiet('skip')}
        {kind.collect && <button part="submit">{strings.send}</button>}
      </div>
    </form>
  )
}
