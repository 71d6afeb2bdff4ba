import { within } from '@testing-library/preact/pure'
import { render as draw } from './preact.js'

export * from '@testing-library/preact/pure'

/** Stands in for @testing-library/preact where the tests run against the small renderer. */
export function render(view: unknown) {
  const container = document.body.appendChild(document.createElement('div'))
  return { container, rerender: (view: unknown) => draw(view, container), ...within(container), ...void draw(view, container) }
}

export const cleanup = () => document.body.replaceChildren()
