import type { Strings } from '../strings.js'
import { words as beside } from './en-beside.js'
import { words as later } from './en-later.js'
import { words as more } from './en-more.js'
import { words as first } from './en.js'

/** English as it is when everything is loaded. */
export const words: Strings = { ...first, ...beside, ...later, ...more }
