import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { firstField } from './first-field.js'
import { focusFirst, focusReturn } from './focus.js'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function card() {
  const { container } = render(
    <div tabIndex={-1}>
      <button tabIndex={-1}>1</button>
      <textarea>The form</textarea>
    </div>,
  )
  return { card: container.firstElementChild as HTMLElement, field: container.querySelector('textarea')! }
}

describe('the first focus', () => {
  it('is on the control that asks for it', () => {
    const { card: view } = card()
    view.firstElementChild!.setAttribute('tabindex', '0')
    focusFirst(view)
    expect(document.activeElement).toBe(view.firstElementChild)
  })

  it('is on the card when none does', () => {
    const { card: view } = card()
    focusFirst(view)
    expect(document.activeElement).toBe(view)
  })

  it('is not for a field where it would raise the on-screen keyboard', () => {
    expect(firstField()).toBe(0)
    vi.stubGlobal('matchMedia', () => ({ matches: true }))
    expect(firstField()).toBeUndefined()
  })
})

describe('focus', () => {
  it('is left where it is when it was moved out before the end', () => {
    const { card: view, field } = card()
    const before = document.body.appendChild(document.createElement('input'))
    before.focus()
    const giveBack = focusReturn(view)
    field.focus()
    before.focus()
    const after = document.body.appendChild(document.createElement('input'))
    after.focus()
    giveBack()
    expect(document.activeElement).toBe(after)
    before.remove()
    after.remove()
  })
})
