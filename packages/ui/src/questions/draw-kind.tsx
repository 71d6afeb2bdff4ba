import type { Question } from '@askwell/core'
import { cleanup, render } from '@testing-library/preact'
import { vi } from 'vitest'
import { words as english } from '../locales/en-all.js'
import type { Kind, QuestionProps } from './kind.js'

/** Draws one kind for its test. */
export function drawKind({ Component }: Kind, question: Question, value?: QuestionProps['value']) {
  const answer = vi.fn()
  const keep = vi.fn()
  const read: QuestionProps['read'] = (text, standard = '') => (typeof text === 'string' ? text : standard)
  cleanup()
  const { container } = render(
    <Component
      question={{ id: question.type, ...question }}
      value={value}
      strings={english}
      read={read}
      keep={keep}
      answer={answer}
    />,
  )
  const options = [...container.querySelectorAll<HTMLButtonElement>('[role=radio]')]
  return { container, answer, keep, options, ends: container.querySelector('#ends')?.textContent }
}
