import type { AskingProps } from './asking.js'

/** The ways back and on beside an answer by tap, and Send where a kind collects what it answers. */
export function ways({ position, kind, question, strings, leave }: AskingProps) {
  const quiet = (type: 'back' | 'skip') =>
    position > 1 && (
      <button type="button" part={type} onClick={(event) => leave(type, kind.collect?.(event.currentTarget.form!))}>
        {strings[type]}
      </button>
    )
  return [quiet('back'), !question.required && quiet('skip'), kind.collect && <button part="submit">{strings.send}</button>]
}

/** Answers with what stands in the form; nothing is a skip. */
export const submit = ({ kind, question, leave }: AskingProps, form: HTMLFormElement) => {
  const value = kind.collect?.(form)
  if (value || value === 0) leave('answer', value)
  else if (!question.required) leave('skip', value)
}
