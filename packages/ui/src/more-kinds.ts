// The kinds that few surveys have, as a chunk that is loaded before a prompt that has one of them.
import choiceCss from './questions/choice/choice.css?inline'
import { choice } from './questions/choice/choice.js'
import contactCss from './questions/contact/contact.css?inline'
import { contact } from './questions/contact/contact.js'
import ratingCss from './questions/rating/rating.css?inline'
import { rating } from './questions/rating/rating.js'

export { shuffled } from './questions/choice/options.js'
export { words } from './locales/en-more.js'

export const kinds = { rating, choice, contact }
export const css = ratingCss + choiceCss + contactCss
