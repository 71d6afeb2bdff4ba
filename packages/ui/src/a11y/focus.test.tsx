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

  it('goes back into a shadow root', () => {
    const { card: view, field } = card()
    const menu = document.body.appendChild(document.createElement('div'))
    const opener = menu.attachShadow({ mode: 'open' }).appendChild(document.createElement('button'))
    opener.focus()
    const giveBack = focusReturn(view)
    field.focus()
    // As it is told outside of the menu.
    field.dispatchEvent(new FocusEvent('focusin', { bubbles: true, relatedTarget: menu }))
    Object.defineProperty(document, 'activeElement', { configurable: true, value: view })
    giveBack()
    Reflect.deleteProperty(document, 'activeElement')
    expect(menu.shadowRoot!.activeElement).toBe(opener)
    menu.remove()
  })
})
