import { h } from '../../element.js'
import type { Kind, PropsOf } from '../kind.js'

export const text: Kind = {
  type: 'text',
  Component: ({ question, value, read }: PropsOf<'text'>) =>
    h(
      'textarea',
      {
        part: 'comment',
        'aria-labelledby': 'q',
        'aria-describedby': 'hint',
        required: question.required,
        rows: question.rows ?? 3,
        maxlength: question.maxLength ?? 2000,
        placeholder: read(question.placeholder),
        keydown(event: KeyboardEvent & { target: HTMLTextAreaElement }) {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.target.form!.requestSubmit()
        },
      },
      value as string | undefined,
    ),
  collect: (form) => form.querySelector('textarea')!.value.trim(),
}
