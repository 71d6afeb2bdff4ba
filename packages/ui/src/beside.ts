// What no prompt begins with, as a chunk that is loaded beside the prompt: the thanks, the ways back and on, the text that is asked for
// after a score, what lifts it above the on-screen keyboard, and the way to the kinds that few surveys have.
import type { Presentation } from '@askwell/core'
import { words as later } from './locales/en-later.js'
import type { Kind } from './questions/kind.js'
import textCss from './questions/text/text.css?inline'
import { text } from './questions/text/text.js'
import type { LaterStrings, MoreStrings } from './strings.js'
import thanksCss from './thanks.css?inline'
import touchCss from './touch.css?inline'
import tokensCss from './theme/tokens-later.css?inline'

export { aboveKeyboard } from './place/corner.js'
export { Thanking } from './thanking.js'
export { submit, ways } from './ways.js'

type Kinds = Readonly<Record<string, Kind>>

export let kinds: Kinds = { text }

/** English for what is here; a chunk of another language has it all. */
export let words: LaterStrings & Partial<MoreStrings> = later

const css = [tokensCss, textCss, touchCss, thanksCss]

/** Adds the looks of these to those of the prompt. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css.join(''))
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}

/**
 * Makes ready what a prompt can't begin with by itself. Rejects when it can't be had.
 *
 * @param others Kinds that are there already.
 */
export async function prepare(presentation: Presentation, others: Kinds): Promise<Presentation> {
  const types = presentation.survey.questions.map(({ type }) => type)
  const lacks = (known: Kinds) => types.some((type) => !Object.hasOwn({ ...known, ...others }, type))
  if (!lacks({ text })) return presentation
  const [more, english] = await Promise.all([import('./more-kinds.js'), import('./locales/en-more.js')])
  words = { ...later, ...english.words }
  const arranged = await more.arrange(presentation)
  kinds = { ...kinds, ...more.kinds }
  css[4] = more.css
  if (lacks(kinds)) throw Error('unknown kind')
  return arranged
}
