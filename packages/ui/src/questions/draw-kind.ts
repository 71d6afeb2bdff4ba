import type { Question } from '@askwell/core'
import { vi } from 'vitest'
import { h } from '../element.js'
import { english } from '../locales/en.js'
import type { Kind, QuestionProps } from './kind.js'

/** Draws one kind for its test. */
export function drawKind(kind: Kind, question: Question, value?: QuestionProps['value']) {
  const answer = vi.fn()
  const read: QuestionProps['read'] = (text, standard = '') => (typeof text === 'string' ? text : standard)
  const view = kind.Component({ question: { id: question.type, ...question }, value, strings: english, read, answer })
  const form = h('form', {}, view as Node)
  document.body.replaceChildren(form)
  const options = [...form.querySelectorAll<HTMLButtonElement>('[role=radio]')]
  return { form, answer, options, ends: form.querySelector('#ends')?.textContent }
}
