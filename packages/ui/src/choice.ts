// Choices, as a chunk that is loaded before a prompt that has them.
import choiceCss from './questions/choice/choice.css?inline'
import { choice } from './questions/choice/choice.js'

export const kinds = { choice }
export const css = choiceCss
