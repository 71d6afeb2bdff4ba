import type { AnswerValue } from '@askwell/core'
import type { TargetedEvent } from 'preact'

/** What is kept once Send was pressed with a fault in it: faults are shown from then on, until something is changed. */
type Tried = { tried?: boolean }

export const wasTried = (value: unknown) => !!(value as Tried | undefined)?.tried

/**
 * Holds the form back while there is a fault, in place of the browser's own bubbles, which speak another language than
 * the prompt and can't be styled. The focus goes to the first field that says it is invalid.
 */
export const holdBack = (
  fault: unknown,
  collect: (form: HTMLFormElement) => AnswerValue | undefined,
  keep: (value: AnswerValue) => void,
) => (
  <input
    hidden
    required
    value={fault ? '' : '1'}
    onInvalid={(event: TargetedEvent<HTMLInputElement>) => {
      event.preventDefault()
      const form = event.currentTarget.form!
      keep(Object.assign((collect(form) ?? []) as string[], { tried: true }))
      form.querySelector<HTMLElement>('[aria-invalid=true]')!.focus()
    }}
  />
)

/** As `onInput` of a group: keeps what stands in the form. */
export const keepInput =
  (collect: (form: HTMLFormElement) => AnswerValue | undefined, keep: (value: AnswerValue | undefined) => void) =>
  ({ currentTarget }: TargetedEvent<HTMLElement>) =>
    keep(collect(currentTarget.closest('form')!))
