// What no prompt begins with, as a chunk that is loaded beside the prompt: the thanks, the text that is asked for
// after a score, and what lifts it above the on-screen keyboard.
import textCss from './questions/text/text.css?inline'
import { text } from './questions/text/text.js'
import thanksCss from './thanks.css?inline'

export { aboveKeyboard } from './place/corner.js'
export { Thanking } from './thanking.js'

export const kinds = { text }

/** Adds the looks of these to those of the prompt. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(textCss + thanksCss)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
