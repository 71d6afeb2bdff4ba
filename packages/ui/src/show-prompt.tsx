import { type AnswerValue, createPrompt, localize, type Presentation, type PromptEvent } from '@askwell/core'
import { render } from 'preact'
import { announce } from './a11y/announce.js'
import { focusFirst, focusReturn } from './a11y/focus.js'
import { Asking } from './asking.js'
import { cross, icon } from './icons.js'
import { mount } from './mount.js'
import type { Kind, QuestionProps } from './questions/kind.js'
import { directionOf, type FirstStrings, type Strings } from './strings.js'
import type { Theme } from './types.js'

/** What all prompts share, and what may change while one is on screen. */
export interface Look {
  theme: Theme
  locale: string
  strings: FirstStrings
  kinds: Readonly<Record<string, Kind>>
  beside?: Beside
}

type Beside = typeof import('./beside.js')

export const loadBeside = () => import('./beside.js')

export interface Shown {
  /** The theme or the language is another. */
  draw(): void
  close(): void
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- A <dialog> takes the focus when it opens, and Escape is heard wherever the focus is inside. */

/**
 * One prompt on screen: draws the state of `createPrompt`, and takes everything away when that closes.
 * @throws When there is nothing to ask, or no page to show it on.
 */
export function showPrompt(presentation: Presentation, look: Look, gone: () => void): Shown {
  const { survey, opened, values } = presentation
  const prompt = createPrompt(presentation)
  if (prompt.state().step === 'closed') throw Error('nothing to ask')
  const over = new AbortController()
  const root = mount()
  const host = root.host as HTMLElement
  const giveFocusBack = focusReturn(host)
  const plain = getComputedStyle(host).colorScheme === 'normal'
  /** By question: what is chosen or written, answered or not, so that the way back and forth loses nothing. */
  const drafts = new Map<string, AnswerValue | undefined>()
  let drawn: unknown
  let beside: Partial<Beside> | undefined = look.beside
  let saved = false

  const close = () => prompt.send({ type: 'dismiss' })

  const draw = () => {
    const state = prompt.state()
    const { locale, kinds, theme } = look
    const strings = { ...beside?.words, ...look.strings } as Strings
    if (state.step === 'closed') {
      over.abort()
      giveFocusBack()
      host.remove()
      render(null, root)
      return gone()
    }
    const before = drawn
    const failed = saved && state.step === 'asking'
    const read: QuestionProps['read'] = (text, standard = '') => localize(text, locale, values) || standard
    const focused = document.activeElement === host
    let view
    if (state.step === 'thanking') {
      drawn = state.thanks
      const Thanking = beside?.Thanking
      view = Thanking ? (
        <Thanking {...state} strings={strings} read={read} close={close} track={presentation.track} />
      ) : (
        // What was answered is kept, and thanked for, also when the rest of the thanks can't be had.
        <div part="header">
          <h2 part="question" id="q">
            {read(state.thanks.text, strings.thanks)}
          </h2>
        </div>
      )
    } else {
      const { question, saving } = state
      const { id, type } = question
      saved = saving
      // What is chosen shows already, and is what is being kept.
      if (saving) return
      const kind = (kinds[type] ?? beside?.kinds?.[type])!
      // On its way, or not to be had: what was answered so far is kept then, and thanked for.
      if (!kind) return beside ? close() : undefined
      drawn = question
      const keep = (value: AnswerValue | undefined) => {
        drafts.set(id, value)
        draw()
      }
      view = (
        <Asking
          {...state}
          kind={kind}
          value={drafts.get(id)}
          failed={failed}
          strings={strings}
          read={read}
          keep={keep}
          beside={beside}
          leave={(type, value) => {
            keep(value)
            prompt.send({ type, value } as PromptEvent)
          }}
        />
      )
    }
    render(
      <>
        <div
          role="dialog"
          part="prompt"
          class={survey.place?.side}
          aria-labelledby="q"
          tabIndex={-1}
          lang={locale}
          dir={directionOf(locale)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.isComposing) return
            event.preventDefault()
            close()
          }}
        >
          {view}
          <button part="close" aria-label={strings.close} onClick={close}>
            {icon(cross)}
          </button>
        </div>
        <div role="status" />
      </>,
      root,
    )
    const [card, status] = root.children as unknown as HTMLElement[]
    card!.style.colorScheme = theme !== 'auto' ? theme : plain ? 'light dark' : ''
    if (failed) announce(status!, strings.failed)
    if (before === drawn) return
    const words = root.querySelector('h2')!.textContent!
    if (focused || (opened && !before)) focusFirst(card!)
    else announce(status!, before ? words : strings.asks(words))
  }

  try {
    draw()
    presentation.visible()
  } catch (error) {
    host.remove()
    throw error
  }
  prompt.subscribe(draw)
  // Beside the prompt, not before it: nobody is thanked before they have answered.
  loadBeside()
    .then(
      (loaded) => {
        beside = loaded
        loaded.dress(root)
        loaded.aboveKeyboard(host, over.signal)
      },
      () => {
        beside = {}
      },
    )
    .then(() => over.signal.aborted || draw())
  return { draw, close }
}
