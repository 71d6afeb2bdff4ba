import type { AnswerValue } from '@askwell/core'
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact'
import type { QuestionProps } from '../questions/kind.js'

export interface Step {
  value: AnswerValue
  /** What is drawn; its text is the accessible name unless there is a `label`. */
  content: ComponentChildren
  label?: string
}

export interface RadioGroupProps extends Pick<QuestionProps, 'value' | 'keep' | 'answer'> {
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
export function RadioGroup({ steps, look, value, keep, answer }: RadioGroupProps) {
  const { length } = steps
  const indexOf = (text: string) => steps.findIndex((step) => `${step.value}` === text)
  const chosen = indexOf(`${value}`)

  const move = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const { key, currentTarget } = event
    const options = [...currentTarget.children] as HTMLElement[]
    const at = options.indexOf(event.target as HTMLElement)
    const sideways = ['ArrowLeft', 'ArrowRight']
    if (currentTarget.closest('[dir=rtl]')) sideways.reverse()
    // A held Enter must not run through the questions that follow.
    if (event.repeat && key === 'Enter') event.preventDefault()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    let to = key === 'Home' ? 0 : key === 'End' ? length - 1 : -1
    if (key === 'ArrowUp' || key === sideways[0]) to = (at || length) - 1
    if (key === 'ArrowDown' || key === sideways[1]) to = (at + 1) % length
    // "1" then "0" is 10 where the scale has a 10: the choice remembers the "1", so no timer is needed.
    if (to < 0) to = Math.max(indexOf(steps[chosen]?.value + key), indexOf(key))
    if (to < 0) return
    event.preventDefault()
    keep(steps[to]!.value)
    options[to]!.focus()
  }

  return (
    <div role="radiogroup" part="scale" class={look} aria-labelledby="q" aria-describedby="hint ends" onKeyDown={move}>
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
          {content}
        </button>
      ))}
    </div>
  )
}
