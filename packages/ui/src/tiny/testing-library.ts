import { within } from '@testing-library/preact/pure'
import { render as draw } from './preact.js'

export * from '@testing-library/preact/pure'

/** Stands in for the one of @testing-library/preact where the tests run against the small renderer. */
export function render(view: unknown) {
  const container = document.body.appendChild(document.createElement('div'))
  const rerender = (view: unknown) => draw(view, container)
  rerender(view)
  return { container, rerender, ...within(container) }
}

export const cleanup = () => document.body.replaceChildren()
