// What comes after the first answer, or can wait until then, as a chunk that is loaded beside the prompt: the thanks, the ways around a
// question, and what answers the pointer.
import hoverCss from './hover.css?inline'
import otherMediaCss from './other-media.css?inline'
import quietWaysCss from './quiet-ways.css?inline'
import thanksCss from './thanks.css?inline'
import tokensCss from './theme/tokens-last.css?inline'

export { onceEach, quietWays } from './quiet-ways.js'
export { words } from './locales/en-later.js'
export { Thanking } from './thanking.js'
export const css = tokensCss + hoverCss + quietWaysCss + thanksCss + otherMediaCss
