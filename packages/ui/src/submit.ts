import type { AnswerValue } from '@askwell/core'
import type { AskingProps } from './asking.js'

/** What stands in the form. A kind that can't tell is broken. */
export const standing = ({ kind, fail, leave }: AskingProps, form: HTMLFormElement): AnswerValue | undefined => {
  try {
    return kind.collect?.(form)
  } catch (cause) {
    fail?.(cause)
    leave('dismiss')
    return undefined
  }
}

/** Answers with what stands in the form; nothing is a skip. */
export const submit = (props: AskingProps, form: HTMLFormElement) => {
  const value = standing(props, form)
  if (value || value === 0) props.leave('answer', value)
  else if (!props.question.required) props.leave('skip', value)
}
