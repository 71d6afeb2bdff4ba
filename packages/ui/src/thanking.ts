import type { Thanks } from '@askwell/core'
import { h } from './element.js'
import { icon, tick } from './icons.js'
import type { QuestionProps } from './questions/kind.js'

export interface ThankingProps extends Pick<QuestionProps, 'strings' | 'read'> {
  thanks: Thanks
  close(): void
  track(event: string): void
}

/** Where a link may go. The document is data, and may not have been validated. */
const safe = /^(https?:|mailto:|\/(?![/\\]))/i

function actionOf({ thanks: { action }, read, track, close }: ThankingProps) {
  if (!action) return
  const label = read(action.label)
  if ('event' in action) {
    const click = () => {
      track(action.event)
      close()
    }
    return h('button', { part: 'submit', click }, label)
  }
  const { href } = action
  const elsewhere = /^h/i.test(href) && !href.startsWith(location.origin)
  return safe.test(href) && h('a', { part: 'submit', href, target: elsewhere && '_blank', rel: 'noopener noreferrer' }, label)
}

function codeOf(code: string, { strings }: ThankingProps) {
  const shown = h('code', {}, code)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code)
      button.textContent = strings.copied
    } catch {
      // Without a clipboard the code is selected, ready to be copied by hand.
      getSelection()?.selectAllChildren(shown)
    }
  }
  const button = h('button', { 'aria-live': 'polite', click: copy }, strings.copy)
  return h('div', { class: 'code' }, shown, button)
}

/** The end of a prompt: thanks, and what comes of it. It closes by itself when its animation ends; see thanks.css. */
export function thanking(props: ThankingProps): HTMLElement {
  const { thanks, strings, read, close } = props
  const { code } = thanks
  return h(
    'div',
    // A code would be lost with the card, so the thanks waits for the person then.
    { part: 'thanks', class: !code && 'brief', animationend: close },
    h(
      'div',
      { part: 'header' },
      icon(tick),
      h('div', {}, h('h2', { part: 'question', id: 'q' }, read(thanks.text, strings.thanks)), h('p', {}, read(thanks.hint))),
    ),
    code && codeOf(code, props),
    h('div', { class: 'row' }, actionOf(props)),
  )
}
