// The chunk that is loaded when a survey is to stand in the page itself, and the subpath `askwell/element`.
import type { Attach } from './chunks.js'
import { defineElement } from './element-class.js'
import { standFor } from './element-stand.js'

/** Lets the surveys of an instance stand in `<askwell-survey>` elements, those that are there and those to come. */
export const inline: Attach = (_, __, wiring) => {
  let off: (() => void) | undefined
  return (surveys) => {
    if (!surveys.length) {
      off?.()
      off = undefined
    } else if (off) defineElement().seek()
    else off = defineElement().lend(standFor(wiring))
  }
}

// On a server there is nothing to define.
if (globalThis.customElements) defineElement()

export type { SurveyElement } from './element-class.js'
