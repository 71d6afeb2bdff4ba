import type { AskingProps } from './asking.js'

/** The ways back and past a question, from the second one on. */
export function quietWays({ position, kind, question, strings, leave }: AskingProps) {
  if (position < 2) return undefined
  const way = (type: 'back' | 'skip') => (
    <button type="button" part={type} onClick={(event) => leave(type, kind.collect?.(event.currentTarget.form!))}>
      {strings[type]}
    </button>
  )
  return [way('back'), !question.required && way('skip')]
}
