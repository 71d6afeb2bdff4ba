import type { Track } from './source.js'

/** Tracks an event on an element: the selector it was found by, and the beginning of its text in one line. */
export const trackElement = (track: Track, name: string, selector: string, { textContent }: Element) =>
  track(name, { selector, text: textContent!.trim().replace(/\s+/g, ' ').slice(0, 80) })

/** Passes over a selector that this browser does not understand. */
export const eachSelector = (selectors: readonly string[], run: (selector: string) => void) => {
  for (const selector of selectors)
    try {
      run(selector)
    } catch {
      // `matches` and `querySelectorAll` throw.
    }
}
