import type { Track } from './source.js'

/** Tracks an event on an element: the selector it was found by, and the beginning of its text in one line. */
export const trackElement = (track: Track, name: string, selector: string, { textContent }: Element) =>
  track(name, { selector, text: textContent!.trim().replace(/\s+/g, ' ').slice(0, 80) })
