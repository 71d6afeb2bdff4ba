import type { AskingProps } from './asking.js'

/** Answers with what stands in the form; nothing is a skip. */
export const submit = ({ kind, question, leave }: AskingProps, form: HTMLFormElement) => {
  const value = kind.collect?.(form)
  if (value || value === 0) leave('answer', value)
  else if (!question.required) leave('skip', value)
}
