import type { AnswerValue } from '@askwell/core'
import type { Step } from './radio-group.js'

/** Arrows, Home, End and digits move the choice of a radio group; none of them answers. */
export function moveChoice(
  event: KeyboardEvent & { currentTarget: HTMLElement },
  steps: readonly Step[],
  chosen: number,
  keep: (value: AnswerValue) => void,
): void {
  const { key, currentTarget } = event
  const { length } = steps
  const options = [...currentTarget.children] as HTMLButtonElement[]
  // What is shown may be in digits of its language; 0 to 9 are understood always.
  const indexOf = (text: string) => options.findIndex(({ value, textContent }) => value === text || textContent === text)
  const at = options.indexOf(event.target as HTMLButtonElement)
  const sideways = ['ArrowLeft', 'ArrowRight']
  if (currentTarget.closest('[dir=rtl]')) sideways.reverse()
  // A held Enter must not run through the questions that follow.
  if (event.repeat && key === 'Enter') event.preventDefault()
  if (event.ctrlKey || event.metaKey || event.altKey) return
  let to = key === 'Home' ? 0 : key === 'End' ? length - 1 : -1
  if (key === 'ArrowUp' || key === sideways[0]) to = (at || length) - 1
  if (key === 'ArrowDown' || key === sideways[1]) to = (at + 1) % length
  // "1" then "0" is 10 where the scale has a 10: the choice remembers the "1", so no timer is needed.
  if (to < 0) to = Math.max(indexOf(steps[chosen]?.value + key), indexOf(options[chosen]?.textContent + key), indexOf(key))
  if (to < 0) return
  event.preventDefault()
  keep(steps[to]!.value)
  options[to]!.focus()
}
