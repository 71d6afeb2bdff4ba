import { firstField } from '../../a11y/first-field.js'
import type { Kind, PropsOf } from '../kind.js'

export const text: Kind = {
  type: 'text',
  Component: ({ question, value, read }: PropsOf<'text'>) => (
    <textarea
      aria-labelledby="q"
      aria-describedby="hint"
      part="comment"
      tabIndex={firstField()}
      required={question.required}
      rows={question.rows ?? 3}
      maxLength={question.maxLength ?? 2000}
      placeholder={read(question.placeholder)}
      // Writing goes on where it ended before the way back.
      onFocus={(event) => event.currentTarget.setSelectionRange(1e9, 1e9)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.form!.requestSubmit()
      }}
    >
      {value}
    </textarea>
  ),
  collect: (form) => form.querySelector('textarea')!.value.trim(),
}
