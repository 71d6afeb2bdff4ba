import type { PromptEvent, PromptState } from '@askwell/core'
import { h } from './element.js'
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
export function asking(props: AskingProps): HTMLElement {
  const { state, kind, strings, read, send } = props
  const { question, position, total, trail } = state
  const answer: QuestionProps['answer'] = (value) => send({ type: 'answer', value })
  const quiet = (type: 'back' | 'skip') =>
    trail[0] !== undefined && h('button', { type: 'button', part: type, click: () => send({ type }) }, strings[type])

  const form = h(
    'form',
    {
      submit(event: Event) {
        event.preventDefault()
        const value = kind.collect?.(form)
        if (value !== undefined && value !== '') answer(value)
        else if (!question.required) send({ type: 'skip' })
      },
    },
    h(
      'div',
      { part: 'header' },
      h('h2', { part: 'question', id: 'q' }, read(question.text, (strings as Partial<Strings>)[question.type]?.[0])),
      h('p', { id: 'hint' }, props.failed ? strings.failed : read(question.hint)),
    ),
    kind.Component({ ...props, question, answer }),
    h(
      'div',
      { class: 'row' },
      total > 1 &&
        h(
          'span',
          { role: 'img', 'aria-label': strings.of(position, total) },
          Array.from({ length: total }, (_, index) => h('i', { class: index < position && 'on' })),
        ),
      quiet('back'),
      !question.required && quiet('skip'),
      kind.collect && h('button', { part: 'submit' }, strings.send),
    ),
  )
  return form
}
