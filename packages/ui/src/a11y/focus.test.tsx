import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
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
  it('is on a text field, behind what was written before', () => {
    const { card: view, field } = card()
    focusFirst(view)
    expect(document.activeElement).toBe(field)
    expect([field.selectionStart, field.selectionEnd]).toEqual([8, 8])
  })

  it('is on the card where a field would raise the on-screen keyboard', () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }))
    const { card: view } = card()
    focusFirst(view)
    expect(document.activeElement).toBe(view)
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
