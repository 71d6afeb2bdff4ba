// The theme as data, for pages that show or change it: no part of a prompt, and never in a page that has one.
import lastCss from './tokens-last.css?raw'
import laterCss from './tokens-later.css?raw'
import tokensCss from './tokens.css?raw'
import { readTokens } from './read-tokens.js'

export { parts } from './parts.js'
export { type Preset, presets } from './presets.js'
export type { Token, TokenGroup, TokenKind } from './read-tokens.js'

/** Every variable that a page may set. */
export const tokens = readTokens(tokensCss, laterCss, lastCss)
