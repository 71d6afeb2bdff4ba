// What no prompt begins with, as a chunk that is loaded beside the prompt: what an answer leads to, the keys of a scale, the ways back
// and on, the text that is asked for after a score, what lifts it above the on-screen keyboard, and the way to the kinds that few
// surveys have.
import type { Presentation } from '@askwell/core'
import { adopt } from './adopt.js'
import type { AskingProps } from './asking.js'
import besideCss from './beside.css?inline'
import { words as english } from './locales/en-beside.js'
import type { Placed } from './mount.js'
import type { Kind } from './questions/kind.js'
import textCss from './questions/text/text.css?inline'
import { text } from './questions/text/text.js'
import type { BesideStrings, Strings } from './strings.js'
import type { ThankingProps } from './thanking.js'
import tokensCss from './theme/tokens-later.css?inline'
import submitCss from './submit.css?inline'

export { createPrompt } from '@askwell/core'
export { moveChoice } from './a11y/radio-keys.js'
export { standing, submit } from './submit.js'

type Kinds = Readonly<Record<string, Kind>>

export let kinds: Kinds = { text }

/** English for what is here; a chunk of another language has it all. */
export let words: BesideStrings & Partial<Strings> = english

const css = [tokensCss + besideCss, textCss, submitCss]

const loadPlaces = () => import('./places.js')

let after: typeof import('./after.js') | undefined

/**
 * Adds the looks of these to those of the prompt, and what keeps it where it stands. Resolves when what comes after an
 * answer is there, too, or can't be had.
 */
export async function dress(root: ShadowRoot, presentation: Presentation, signal: AbortSignal): Promise<void> {
  const sheet = adopt(root, '')
  const fill = () => sheet.replaceSync(css.join(''))
  fill()
  loadPlaces().then(
    ({ stay }) => stay(root, presentation, signal),
    () => {},
  )
  try {
    after ??= await import('./after.js')
    words = { ...words, ...after.words }
    after.onceEach(root)
    css[3] = after.css
    fill()
  } catch {
    // What was answered is kept, and thanked for, without it.
  }
}

/** The ways on and back beside an answer by tap, and Send where a kind collects what it answers. */
export const ways = (props: AskingProps) => {
  const send = props.kind.collect && <button part="submit">{props.strings.send}</button>
  return after ? after.quietWays(props, send) : send
}

/** The thanks; the words alone when the rest of it can't be had. */
export const thanking = (props: ThankingProps) =>
  after ? (
    <after.Thanking {...props} />
  ) : (
    <div part="header">
      <h2 part="question" id="q">
        {props.read(props.thanks.text, props.strings.thanks)}
      </h2>
    </div>
  )

/**
 * Makes ready what a prompt can't begin with by itself: its kinds, and its place. Rejects when its kinds can't be had.
 *
 * @param others Kinds that are there already.
 */
export async function prepare(presentation: Presentation, others: Kinds): Promise<Placed> {
  const ready = await withKinds(presentation, others)
  return ready.survey.place?.at
    ? loadPlaces().then(
        ({ placed }) => placed(ready),
        () => ready,
      )
    : ready
}

async function withKinds(presentation: Presentation, others: Kinds): Promise<Presentation> {
  const types = presentation.survey.questions.map(({ type }) => type)
  const lacks = (known: Kinds) => types.some((type) => !Object.hasOwn({ ...known, ...others }, type))
  if (!lacks({ text })) return presentation
  const [more, { words: moreWords }] = await Promise.all([import('./more-kinds.js'), import('./locales/en-more.js')])
  words = { ...words, ...moreWords }
  const arranged = await more.arrange(presentation)
  kinds = { ...kinds, ...more.kinds }
  css[4] = more.css
  if (lacks(kinds)) throw Error('unknown kind')
  return arranged
}
