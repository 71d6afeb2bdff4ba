import type { AnswerValue } from '@askwell/core'
import { h } from '../element.js'

export interface Step {
  value: AnswerValue
  /** What is drawn; its text is the accessible name unless there is a `label`. */
  content: Node | string | number | readonly (Node | string)[]
  label?: string
}

export interface RadioGroupProps {
  steps: readonly Step[]
  /** Class of the group: how it looks. */
  look: string
  value: AnswerValue | undefined
  answer(value: AnswerValue): void
}

/**
 * A scale as a radio group: arrows, Home, End and digits move the choice and never answer; Space, Enter and a click do.
 * https://www.w3.org/WAI/ARIA/apg/patterns/radio/
 */
export function radioGroup({ steps, look, value, answer }: RadioGroupProps): HTMLElement {
  const last = steps.length - 1
  const indexOf = (text: string) => steps.findIndex((step) => `${step.value}` === text)
  let chosen: number

  const options = steps.map(({ value, content, label }, index) =>
    h(
      'button',
      {
        type: 'button',
        role: 'radio',
        part: 'option',
        'aria-label': label,
        click(event: MouseEvent) {
          // The second click of a double click would answer the next question.
          if (event.detail > 1) return
          choose(index)
          answer(value)
        },
      },
      content,
    ),
  )

  const choose = (to: number) => {
    chosen = to
    options.forEach((option, index) => {
      option.setAttribute('aria-checked', `${index === to}`)
      option.tabIndex = index === Math.max(0, to) ? 0 : -1
      option.classList.toggle('on', index <= to)
    })
  }

  const move = (event: KeyboardEvent) => {
    const { key } = event
    const at = options.indexOf(event.target as HTMLButtonElement)
    const sideways = ['ArrowLeft', 'ArrowRight']
    if (group.closest('[dir=rtl]')) sideways.reverse()
    // A held Enter must not run through the questions that follow.
    if (event.repeat && key === 'Enter') event.preventDefault()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    let to = key === 'Home' ? 0 : key === 'End' ? last : -1
    if (key === 'ArrowUp' || key === sideways[0]) to = at ? at - 1 : last
    if (key === 'ArrowDown' || key === sideways[1]) to = at === last ? 0 : at + 1
    // "1" then "0" is 10 where the scale has a 10: the choice remembers the "1", so no timer is needed.
    if (to < 0) to = Math.max(indexOf(steps[chosen]?.value + key), indexOf(key))
    if (to < 0) return
    event.preventDefault()
    choose(to)
    options[to]!.focus()
  }

  choose(indexOf(`${value}`))
  const group = h(
    'div',
    { role: 'radiogroup', part: 'scale', class: look, 'aria-labelledby': 'q', 'aria-describedby': 'hint ends', keydown: move },
    options,
  )
  return group
}
