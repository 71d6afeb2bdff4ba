// What comes after the first answer, or can wait until then, as a chunk that is loaded beside the prompt: the thanks, the ways back and
// past a question, and what answers the pointer.
import hoverCss from './hover.css?inline'
import quietWaysCss from './quiet-ways.css?inline'
import thanksCss from './thanks.css?inline'

export { words } from './locales/en-later.js'
export { quietWays } from './quiet-ways.js'
export { Thanking } from './thanking.js'
export const css = hoverCss + quietWaysCss + thanksCss
