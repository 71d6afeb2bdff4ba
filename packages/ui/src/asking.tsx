import type { AnswerValue, PromptEvent, PromptState } from '@askwell/core'
import type { Kind, QuestionProps } from './questions/kind.js'
import type { Strings } from './strings.js'

type Asked = Extract<PromptState, { step: 'asking' }>

export interface AskingProps extends Omit<QuestionProps, 'answer'>, Pick<Asked, 'position' | 'total'> {
  kind: Kind
  /** The answer could not be kept; the person may try again. */
  failed: boolean
  send(event: PromptEvent): void
}

/** One question, its controls, and the way on and back. */
export function Asking(props: AskingProps) {
  const { question, position, total, kind, strings, read, keep, send } = props
  const { Component } = kind
  const leave = (type: 'answer' | 'skip' | 'back', value: AnswerValue | undefined) => {
    keep(value)
    send({ type, value } as PromptEvent)
  }
  const answer: QuestionProps['answer'] = (value) => leave('answer', value)
  const quiet = (type: 'back' | 'skip') =>
    position > 1 && (
      <button type="button" part={type} onClick={(event) => leave(type, kind.collect?.(event.currentTarget.form!))}>
        {strings[type]}
      </button>
    )

  return (
    <form
      key={question.id}
      onSubmit={(event) => {
        event.preventDefault()
        const value = kind.collect?.(event.currentTarget)
        if (value || value === 0) answer(value)
        else if (!question.required) leave('skip', value)
      }}
    >
      <div part="header">
        <h2 part="question" id="q">
          {read(question.text, (strings as Partial<Strings>)[question.type]?.[0])}
        </h2>
        <p id="hint">{props.failed ? strings.failed : read(question.hint)}</p>
      </div>
      <Component {...props} answer={answer} />
      <div class="row">
        {total > 1 && (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- Drawn by its children.
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
