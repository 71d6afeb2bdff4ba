import type { AnswerValue, Presentation, PromptEvent, PromptState } from '@askwell/core'
import { beside } from './load-beside.js'
import type { Kind, QuestionProps } from './questions/kind.js'
import type { Strings } from './strings.js'

type Asked = Extract<PromptState, { step: 'asking' }>

export interface AskingProps
  extends Omit<QuestionProps, 'answer'>, Pick<Asked, 'position' | 'total'>, Pick<Presentation, 'opened' | 'fail'> {
  kind: Kind
  /** The answer could not be kept; the person may try again. */
  failed: boolean | undefined
  leave(type: Exclude<PromptEvent['type'], 'stored' | 'failed'>, value?: AnswerValue): void
}

/** One question, its controls, and the way on and back. */
export function Asking(props: AskingProps) {
  const { question, position, total, kind, strings, read, leave } = props
  const { Component } = kind

  return (
    <form
      key={question.id}
      onSubmit={(event) => {
        event.preventDefault()
        beside?.submit(props, event.currentTarget)
      }}
    >
      <div part="header">
        <h2 part="question" id="q">
          {read(question.text, (strings as Partial<Strings>)[question.type as 'text']?.[0])}
        </h2>
        <p id="hint">{props.failed ? strings.failed : read(question.hint)}</p>
      </div>
      <Component {...props} answer={(value) => leave('answer', value)} />
      <div class="row">
        {total > 1 && (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- Drawn by its children.
          <span role="img" aria-label={strings.of(position, total)}>
            {Array.from({ length: total }, (_, index) => (
              <i class={index < position ? 'on' : ''} />
            ))}
          </span>
        )}
        {beside?.ways(props)}
      </div>
    </form>
  )
}
