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

/** A prompt in the page, by its host. */
function prompt() {
  const host = document.body.appendChild(document.createElement('div'))
  const inside = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('input'))
  return { host, inside }
}

const add = <Name extends 'input' | 'div'>(name: Name) => document.body.appendChild(document.createElement(name))

describe('focus', () => {
  afterEach(() => document.body.replaceChildren())

  it('is given back to where it came from', () => {
    const { host, inside } = prompt()
    const before = add('input')
    before.focus()
    const giveBack = focusReturn(host)
    inside.focus()
    giveBack()
    expect(document.activeElement).toBe(before)
  })

  it('is left where it is when it was moved out before the end', () => {
    const { host, inside } = prompt()
    const giveBack = focusReturn(host)
    inside.focus()
    const after = add('input')
    after.focus()
    Object.defineProperty(host.shadowRoot, 'activeElement', { value: null })
    giveBack()
    expect(document.activeElement).toBe(after)
  })

  it('goes back into a shadow root', () => {
    const { host, inside } = prompt()
    const menu = add('div')
    const opener = menu.attachShadow({ mode: 'open' }).appendChild(document.createElement('button'))
    opener.focus()
    const giveBack = focusReturn(host)
    inside.focus()
    // As it is told outside of the menu.
    inside.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true, relatedTarget: menu }))
    giveBack()
    expect(menu.shadowRoot!.activeElement).toBe(opener)
  })
})
