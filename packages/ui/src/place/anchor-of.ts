import type { Presentation } from '@askwell/core'

const isRendered = (element: unknown): element is Element => element instanceof Element && element.getClientRects().length > 0

/** The element to stand beside: the one that `show` was given, else the first that fits the selector; it must be rendered. */
export function anchorOf({ anchor, survey: { place } }: Presentation): Element | undefined {
  if (isRendered(anchor)) return anchor
  try {
    return [...document.querySelectorAll(place!.selector!)].find(isRendered)
  } catch {
    // A selector that is none finds nothing.
    return undefined
  }
}
