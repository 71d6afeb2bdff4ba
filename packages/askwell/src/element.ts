// The chunk that is loaded when a survey is to stand in the page itself, and the subpath `askwell/element`.
import { defineElement } from './element-class.js'
import { standFor } from './element-stand.js'
import type { Wiring } from './wiring.js'

const lent = new WeakSet<object>()

/**
 * Lets the surveys of an instance stand in `<askwell-survey>` elements, those that are there and those to come.
 *
 * @param offs What the instance does when it is destroyed; empty when it was.
 */
export function connect(wiring: Wiring, offs: (() => void)[]): void {
  if (!offs.length) return
  const { seek, lend } = defineElement()
  if (lent.has(offs)) return seek()
  lent.add(offs)
  offs.push(lend(standFor(wiring)))
}

// On a server there is nothing to define.
if (globalThis.customElements) defineElement()

export type { SurveyElement } from './element-class.js'
