import type { AnswerValue } from '@askwell/core'
import type { ComponentChildren } from 'preact'
import { beside } from '../load-beside.js'
import type { QuestionProps } from '../questions/kind.js'

export interface Step {
  value: AnswerValue
  /** What is drawn; its text is the accessible name unless there is a `label`. Default: the value, a number. */
  content?: ComponentChildren
  label?: string
}

export interface RadioGroupProps extends Pick<QuestionProps, 'value' | 'strings' | 'keep' | 'answer'> {
  steps: readonly Step[]
  /** Class of the group: how it looks. */
  look: string
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- An <input type=radio> answers by arrow keys; here the options take the focus. */
/* oxlint-disable jsx-a11y/aria-proptypes -- It is 'true' or 'false'. */

/**
 * A scale as a radio group: arrows, Home, End and digits move the choice and never answer; Space, Enter and a click do.
 * https://www.w3.org/WAI/ARIA/apg/patterns/radio/
 */
export function RadioGroup({ steps, look, value, strings, keep, answer }: RadioGroupProps) {
  const chosen = steps.findIndex((step) => step.value === value)

  return (
    <div
      role="radiogroup"
      part="scale"
      class={look}
      aria-labelledby="q"
      aria-describedby="hint ends"
      onKeyDown={(event) => beside?.moveChoice(event, steps, chosen, keep)}
    >
      {steps.map(({ value, content, label }, index) => (
        <button
          type="button"
          role="radio"
          part="option"
          value={value as string}
          class={index > chosen ? '' : 'on'}
          aria-label={label}
          aria-checked={`${index === chosen}`}
          tabIndex={index === Math.max(0, chosen) ? 0 : -1}
          onClick={(event) => {
            // The second click of a double click would answer the next question.
            if (event.detail < 2) answer(value)
          }}
        >
          {content ?? strings.digits?.(value as number) ?? value}
        </button>
      ))}
    </div>
  )
}
