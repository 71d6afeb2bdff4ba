import { type AnswerValue, createPrompt, localize, type Presentation } from '@askwell/core'
import { render } from 'preact'
import { announce } from './a11y/announce.js'
import { focusFirst, focusReturn, holdFocus } from './a11y/focus.js'
import { Asking } from './asking.js'
import { cross, Icon } from './icons.js'
import { mount } from './mount.js'
import { aboveKeyboard } from './place/corner.js'
import type { Kind, QuestionProps } from './questions/kind.js'
import { directionOf, type Strings } from './strings.js'
import { Thanking } from './thanking.js'
import type { Theme } from './types.js'

/** What all prompts share, and what may change while one is on screen. */
export interface Look {
  theme: Theme
  locale: string
  strings: Strings
  kinds: Readonly<Record<string, Kind>>
}

export interface Shown {
  /** The theme is another. */
  paint(): void
  /** The language is another. */
  draw(): void
  close(): void
}

/**
 * One prompt on screen: draws the state of `createPrompt`, and takes everything away when that closes.
 * @throws When there is nothing to ask, or no page to show it on.
 */
export function showPrompt(presentation: Presentation, look: Look, gone: () => void): Shown {
  const { survey, opened, values } = presentation
  const prompt = createPrompt(presentation)
  if (prompt.state().step === 'closed') throw Error('nothing to ask')
  const over = new AbortController()
  const { host, card, status } = mount(survey.place?.side)
  const giveFocusBack = focusReturn(host)
  const plain = getComputedStyle(host).colorScheme === 'normal'
  /** What was chosen or written, by question, so that neither going back nor another language loses it. */
  const drafts = new Map<string, AnswerValue | undefined>()
  let drawn: string | undefined
  let saved = false

  const close = () => prompt.send({ type: 'dismiss' })

  const paint = () => {
    card.style.colorScheme = look.theme !== 'auto' ? look.theme : plain ? 'light dark' : ''
  }

  const draw = () => {
    const state = prompt.state()
    const { locale, strings, kinds } = look
    if (state.step === 'closed') {
      over.abort()
      giveFocusBack()
      host.remove()
      render(null, card)
      return gone()
    }
    const before = drawn
    const failed = saved && state.step === 'asking'
    const read: QuestionProps['read'] = (text, standard = '') => (text ? localize(text, locale, values) : standard)
    const focused = document.activeElement === host
    const refocus = holdFocus(card)
    let view
    if (state.step === 'thanking') {
      drawn = ''
      const track = (event: string) => presentation.track?.(event)
      view = <Thanking thanks={state.thanks} strings={strings} read={read} close={close} track={track} />
    } else {
      const { question, answers } = state
      const { id } = question
      saved = state.saving
      // What is chosen shows already, and is what is being kept.
      if (saved) return
      drawn = id
      view = (
        <Asking
          key={id}
          state={state}
          kind={kinds[question.type]!}
          value={drafts.get(id) ?? (Object.hasOwn(answers, id) ? answers[id] : undefined)}
          failed={failed}
          strings={strings}
          read={read}
          keep={(value) => drafts.set(id, value)}
          send={prompt.send}
        />
      )
    }
    card.lang = locale
    card.dir = directionOf(locale)
    render(
      <>
        {view}
        <button part="close" aria-label={strings.close} onClick={close}>
          <Icon path={cross} />
        </button>
      </>,
      card,
    )
    if (before === drawn) refocus()
    else if (focused || (opened && before === undefined)) focusFirst(card)
    if (failed) announce(status, strings.failed)
    else if (!focused && before !== drawn) {
      const words = card.querySelector('h2')!.textContent!
      announce(status, before === undefined ? strings.asks(words) : words)
    }
  }

  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    close()
  })
  try {
    draw()
    paint()
    presentation.visible()
  } catch (error) {
    host.remove()
    throw error
  }
  prompt.subscribe(draw)
  aboveKeyboard(host, over.signal)
  return { paint, draw, close }
}
