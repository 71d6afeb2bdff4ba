import type { Strings } from '../strings.js'
import { words as after } from './en-after.js'
import { words as later } from './en-later.js'
import { words as more } from './en-more.js'
import { words as first } from './en.js'

/** English as it is when everything is loaded. */
export const words: Strings = { ...first, ...later, ...after, ...more }
