// What no prompt begins with, as a chunk that is loaded beside the prompt: the thanks, the text that is asked for
// after a score, what lifts it above the on-screen keyboard, and the way to the kinds that few surveys have.
import type { Presentation } from '@askwell/core'
import { words as english } from './locales/en-later.js'
import type { Kind } from './questions/kind.js'
import textCss from './questions/text/text.css?inline'
import { text } from './questions/text/text.js'
import type { LaterStrings, MoreStrings } from './strings.js'
import thanksCss from './thanks.css?inline'
import tokensCss from './theme/tokens-later.css?inline'

export { aboveKeyboard } from './place/corner.js'
export { Thanking } from './thanking.js'

type Kinds = Readonly<Record<string, Kind>>

export let kinds: Kinds = { text }

/** English for what is here; a chunk of another language has it all. */
export let words: LaterStrings & Partial<MoreStrings> = english

let css = tokensCss + textCss + thanksCss

/** Adds the looks of these to those of the prompt. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}

/**
 * Makes ready what a prompt can't begin with by itself. Rejects when it can't be had.
 *
 * @param others Kinds that are there already.
 */
export async function prepare(presentation: Presentation, others: Kinds): Promise<Presentation> {
  const { survey, respondentId } = presentation
  const lack = (known: Kinds) => survey.questions.some(({ type }) => !Object.hasOwn(known, type))
  if (!lack({ text, ...others })) return presentation
  const more = await import('./more-kinds.js')
  kinds = { text, ...more.kinds }
  words = { ...english, ...more.words }
  css = tokensCss + textCss + thanksCss + more.css
  if (lack({ ...kinds, ...others })) throw Error('unknown kind')
  return { ...presentation, survey: more.shuffled(survey, respondentId) }
}
