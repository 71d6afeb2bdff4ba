import {
  type Answers,
  type AnswerValue,
  localize,
  type Presentation,
  type Prompt,
  type PromptEvent,
  type PromptState,
  questionAt,
} from '@askwell/core'
import { render } from 'preact'
import { afterFrame } from './after-frame.js'
import { announce } from './a11y/announce.js'
import { focusFirst, focusReturn } from './a11y/focus.js'
import { Asking } from './asking.js'
import { cross, icon } from './icons.js'
import { beside, loadBeside } from './load-beside.js'
import { mount, type Put } from './mount.js'
import type { Kind, QuestionProps } from './questions/kind.js'
import { directionOf, type FirstStrings, type Strings } from './strings.js'
import type { Theme } from './types.js'

/** What all prompts of a presenter share, and what may change while one is on screen. */
export interface Look {
  theme: Theme
  locale: string
  strings: FirstStrings
  kinds: Readonly<Record<string, Kind>>
  role: 'dialog' | 'group'
}

export interface Shown {
  /** The theme or the language is another. */
  draw(): void
  close(): void
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions -- A <dialog> takes the focus when it opens, and Escape is heard wherever the focus is inside. */

/**
 * One prompt on screen: draws its first question, then the state of `createPrompt`, which is loaded beside it, and takes
 * everything away when that closes.
 *
 * @param put Where it stands. Default: over everything of the page.
 * @throws When there is nothing to ask, or no page to show it on.
 */
export function showPrompt(presentation: Presentation, look: Look, gone: () => void, put?: Put): Shown {
  const { survey, opened, values, holds } = presentation
  const first = questionAt(survey, holds, {}, 0)
  if (!first) throw Error('nothing to ask')
  let state: Exclude<PromptState, { step: 'closed' }> = first
  let prompt: Prompt | undefined
  const over = new AbortController()
  const { signal } = over
  const { root, host, into } = mount(presentation, signal, put)
  const giveFocusBack = focusReturn(host)
  const plain = getComputedStyle(host).colorScheme === 'normal'
  /** By question: what is chosen or written, answered or not, so that the way back and forth loses nothing. */
  const drafts = new Map<string, AnswerValue | undefined>()
  let drawn: unknown
  let failed: boolean | undefined
  /** What was answered last before `beside` is there. */
  let early: Answers | undefined

  const leave = () => {
    over.abort()
    giveFocusBack()
    host.remove()
    render(null, into)
    gone()
  }
  const close = () => {
    if (prompt) return prompt.send({ type: 'dismiss' })
    if (signal.aborted) return
    leave()
    presentation.close(early ? 'partial' : 'dismissed', early ?? {})
  }
  const follow = (next: PromptState) => {
    const { saving } = state as typeof first
    if (next.step === 'closed') return leave()
    state = next
    // What is chosen shows already, and is what is being kept.
    if ((next as typeof first).saving) return
    failed = saving && next.step === 'asking'
    draw()
  }
  const react = () =>
    loadBeside().then((beside) => {
      if (prompt || signal.aborted) return
      prompt = beside.createPrompt(presentation, state)
      prompt.subscribe(follow)
      void beside.dress(root, presentation, signal).then(draw)
      draw()
    })
  const send = (event: PromptEvent) => {
    if (prompt) return prompt.send(event)
    const tapped = (early = { [first.question.id]: (event as { value: AnswerValue }).value })
    react().then(
      // Of several that were tapped meanwhile, the last one.
      () => early === tapped && prompt?.send(event),
      () => {
        failed = true
        draw()
      },
    )
  }

  const draw = () => {
    try {
      paint()
    } catch (cause) {
      // What can't be drawn goes, and what was answered stays.
      presentation.fail?.(cause)
      close()
    }
  }
  const paint = () => {
    const { locale, kinds, theme } = look
    const strings = { ...beside?.words, ...look.strings } as Strings
    const read: QuestionProps['read'] = (text, standard = '') => localize(text, locale, values) || standard
    const focused = root.activeElement
    const before = drawn
    let view
    if (state.step === 'thanking') {
      drawn = state.thanks
      view = beside!.thanking({ ...state, strings, read, close, track: presentation.track })
    } else {
      const { id, type } = (drawn = state.question)
      const keep = (value: AnswerValue | undefined) => {
        failed = false
        drafts.set(id, value)
        draw()
      }
      view = (
        <Asking
          {...presentation}
          {...state}
          kind={(kinds[type] ?? beside?.kinds[type])!}
          value={drafts.get(id)}
          failed={failed}
          strings={strings}
          read={read}
          keep={keep}
          leave={(type, value) => {
            // What is being kept is what was chosen.
            if ((state as typeof first).saving) return
            keep(value)
            send({ type, value } as PromptEvent)
          }}
        />
      )
    }
    render(
      <>
        <div
          {...(into === root && { role: look.role, 'aria-labelledby': 'q' })}
          part="prompt"
          class={survey.place?.side}
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
      into,
    )
    const [card, status] = into.children as unknown as HTMLElement[]
    card!.style.colorScheme = theme !== 'auto' ? theme : plain ? 'light dark' : ''
    if (failed) announce(status!, strings.failed)
    if (before === drawn) return
    const words = root.querySelector('h2')!.textContent!
    if (focused || (opened && !before)) focusFirst(card!)
    else announce(status!, before ? words : strings.asks(words))
  }

  try {
    paint()
    presentation.visible()
  } catch (error) {
    leave()
    throw error
  }
  // Beside the prompt, not before it; where it is there already, its looks are part of the first frame. What is not to be had is
  // tried again with the answer.
  const begin = () => react().catch(() => {})
  void (beside ? begin() : afterFrame(begin))
  return { draw, close }
}
