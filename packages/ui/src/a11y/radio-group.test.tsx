import { cleanup, render } from '@testing-library/preact'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadBeside } from '../load-beside.js'
import { words as english } from '../locales/en-all.js'
import { words as persian } from '../locales/fa.js'
import { RadioGroup } from './radio-group.js'

const answer = vi.fn()
beforeAll(loadBeside as () => Promise<unknown>)
beforeEach(() => {
  answer.mockClear()
  cleanup()
  document.body.dir = ''
})

function draw(values: readonly (string | number)[], value?: string | number, strings = english) {
  const steps = values.map((value) => ({ value }))
  const view = (value: string | number | undefined) => (
    <RadioGroup
      steps={steps}
      look="test"
      value={value}
      strings={strings}
      keep={(kept) => rerender(view(kept as number))}
      answer={answer}
    />
  )
  const { container, rerender } = render(view(value))
  const options = [...container.querySelectorAll('button')]
  const press = (key: string, options: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options })
    document.activeElement!.dispatchEvent(event)
    return event
  }
  const chosen = () =>
    options.filter((option) => option.getAttribute('aria-checked') === 'true').map((option) => option.textContent)
  return { options, press, chosen, focused: () => document.activeElement?.textContent }
}

const nps = Array.from({ length: 11 }, (_, index) => index)

describe('a scale', () => {
  it('is one stop of the Tab key: the chosen step, or the first', () => {
    expect(draw([1, 2, 3]).options.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1])
    expect(draw([1, 2, 3], 2).options.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1])
  })

  it('has nothing chosen at first, and counts 0 as a choice', () => {
    expect(draw(nps).chosen()).toEqual([])
    expect(draw(nps, 0).chosen()).toEqual(['0'])
  })

  it.each([
    ['ArrowRight', '2'],
    ['ArrowDown', '2'],
    ['ArrowLeft', '5'],
    ['ArrowUp', '5'],
    ['End', '5'],
    ['Home', '1'],
    ['4', '4'],
  ])('moves on %s from 1 to %s without answering', (key, to) => {
    const { options, press, chosen, focused } = draw([1, 2, 3, 4, 5])
    options[0]!.focus()
    expect(press(key).defaultPrevented).toBe(true)
    expect(focused()).toBe(to)
    expect(chosen()).toEqual([to])
    expect(answer).not.toHaveBeenCalled()
  })

  it('mirrors left and right in languages that run from right to left', () => {
    document.body.dir = 'rtl'
    const { options, press, focused } = draw([1, 2, 3])
    options[0]!.focus()
    press('ArrowLeft')
    expect(focused()).toBe('2')
    press('ArrowDown')
    expect(focused()).toBe('3')
    press('ArrowRight')
    expect(focused()).toBe('2')
  })

  it('goes round at its ends', () => {
    const { options, press, focused } = draw([1, 2, 3])
    options[2]!.focus()
    press('ArrowRight')
    expect(focused()).toBe('1')
  })

  it('reads "1" then "0" as 10 where there is a 10', () => {
    const { options, press, chosen } = draw(nps)
    options[0]!.focus()
    press('1')
    expect(chosen()).toEqual(['1'])
    press('0')
    expect(chosen()).toEqual(['10'])
    press('0')
    expect(chosen()).toEqual(['0'])
    expect(answer).not.toHaveBeenCalled()
  })

  it('shows the digits of its language, and reads those and 0 to 9', () => {
    const { options, press, chosen } = draw(nps, undefined, persian)
    expect(options.at(-1)!.textContent).toBe('۱۰')
    options[0]!.focus()
    for (const [key, step] of [
      ['۷', '۷'],
      ['۱', '۱'],
      ['۰', '۱۰'],
      ['1', '۱'],
      ['0', '۱۰'],
    ] as const) {
      press(key)
      expect(chosen()).toEqual([step])
    }
  })

  it('leaves other keys, and keys with a modifier, to the browser', () => {
    const { options, press, chosen } = draw([1, 2, 3])
    options[0]!.focus()
    expect(press('9').defaultPrevented).toBe(false)
    expect(press('a').defaultPrevented).toBe(false)
    expect(press('2', { metaKey: true }).defaultPrevented).toBe(false)
    expect(press('ArrowLeft', { altKey: true }).defaultPrevented).toBe(false)
    expect(chosen()).toEqual([])
  })

  it('answers once on a click, which Enter and Space are on a button', () => {
    const { options, press } = draw(nps)
    options[0]!.focus()
    expect(press('Enter').defaultPrevented).toBe(false)
    options[0]!.click()
    expect(answer.mock.calls).toEqual([[0]])
  })

  it('does not answer again and again while Enter is held', () => {
    const { options, press } = draw([1, 2, 3])
    options[0]!.focus()
    expect(press('Enter', { repeat: true }).defaultPrevented).toBe(true)
  })
})
