import { createPrompt, localize, type Presentation } from '@askwell/core'
import { focusFirst, focusReturn } from './a11y/focus.js'
import { asking } from './asking.js'
import { h } from './element.js'
import { cross, icon } from './icons.js'
import { mount } from './mount.js'
import { aboveKeyboard } from './place/corner.js'
import type { Kind, QuestionProps } from './questions/kind.js'
import { directionOf, type Strings } from './strings.js'
import { thanking } from './thanking.js'
import type { Theme } from './types.js'

/** What all prompts share, and what may change while one is on screen. */
export interface Look {
  theme: Theme
  locale: string
  strings: Strings
  kinds: Readonly<Record<string, Kind>>
}

export interface Shown {
  /** Draws again: the theme or the language is another. */
  update(): void
  close(): void
}

/** One prompt on screen: draws the state of `createPrompt`, and takes everything away when that closes. */
export function showPrompt(presentation: Presentation, look: Look, gone: () => void): Shown {
  const { survey, opened, values } = presentation
  const prompt = createPrompt(presentation)
  const over = new AbortController()
  const { host, card, announce } = mount(survey.place?.side)
  const giveFocusBack = focusReturn(host)
  const plain = getComputedStyle(host).colorScheme === 'normal'
  let drawn: string | undefined

  const close = () => prompt.send({ type: 'dismiss' })

  const update = () => {
    const state = prompt.state()
    const { theme, locale, strings, kinds } = look
    const first = drawn === undefined
    if (state.step === 'closed') {
      over.abort()
      giveFocusBack()
      host.remove()
      return gone()
    }
    const read: QuestionProps['read'] = (text, standard = '') => (text ? localize(text, locale, values) : standard)
    card.lang = locale
    card.dir = directionOf(locale)
    card.style.colorScheme = theme !== 'auto' ? theme : plain ? 'light dark' : ''
    const focused = document.activeElement === host
    let view
    if (state.step === 'thanking') {
      drawn = ''
      view = thanking({ thanks: state.thanks, strings, read, close, track: (event) => presentation.track?.(event) })
    } else {
      const { question, answers, saving } = state
      // What is chosen shows already, and is what is being kept.
      if (saving) return
      const { id } = question
      const kind = kinds[question.type]!
      const written = id === drawn && kind.collect?.(card.querySelector('form')!)
      drawn = id
      const value = written || (Object.hasOwn(answers, id) ? answers[id] : undefined)
      view = asking({ state, kind, value, strings, read, send: prompt.send })
    }
    card.replaceChildren(view, h('button', { part: 'close', 'aria-label': strings.close, click: close }, icon(cross)))
    if (focused || (first && opened)) focusFirst(card)
    else {
      const words = card.querySelector('h2')!.textContent!
      announce(first ? strings.asks(words) : words)
    }
  }

  card.onkeydown = (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    close()
  }
  prompt.subscribe(update)
  aboveKeyboard(host, over.signal)
  update()
  presentation.visible()
  return { update, close }
}
