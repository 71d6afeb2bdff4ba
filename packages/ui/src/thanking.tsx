import type { Thanks } from '@askwell/core'
import type { TargetedMouseEvent } from 'preact'
import { icon } from './icons.js'
import type { QuestionProps } from './questions/kind.js'

const tick = 'm6 13 4 4 8-9'

export interface ThankingProps extends Pick<QuestionProps, 'strings' | 'read'> {
  thanks: Thanks
  close(): void
  track?(event: string): void
}

/** Where a link may go. The document is data, and may not have been validated. */
const safe = /^(https?:|mailto:|\/(?![/\\]))/i

function actionOf({ thanks: { action }, read, track, close }: ThankingProps) {
  if (!action) return
  const label = read(action.label)
  if ('event' in action) {
    const click = () => {
      track?.(action.event)
      close()
    }
    return (
      <button part="submit" onClick={click}>
        {label}
      </button>
    )
  }
  const { href } = action
  const elsewhere = /^h/i.test(href) && !href.startsWith(location.origin)
  return (
    safe.test(href) && (
      <a part="submit" href={href} target={elsewhere ? '_blank' : ''} rel="noopener noreferrer">
        {label}
      </a>
    )
  )
}

function codeOf({ thanks: { code }, strings }: ThankingProps) {
  const copy = async ({ currentTarget }: TargetedMouseEvent<HTMLButtonElement>) => {
    try {
      await navigator.clipboard.writeText(code!)
      // The text node is the renderer's to keep.
      currentTarget.firstChild!.nodeValue = strings.copied
    } catch {
      // Without a clipboard the code is selected, ready to be copied by hand.
      getSelection()?.selectAllChildren(currentTarget.previousSibling!)
    }
  }
  return (
    <div class="code">
      <code>{`${code}`}</code>
      <button aria-live="polite" onClick={copy}>
        {strings.copy}
      </button>
    </div>
  )
}

/** The end of a prompt: thanks, and what comes of it. It closes by itself when its animation ends; see thanks.css. */
export function Thanking(props: ThankingProps) {
  const { thanks, strings, read, close } = props
  return (
    // A code would be lost with the card, so the thanks waits for the person then.
    <div part="thanks" class={thanks.code ? '' : 'brief'} onAnimationEnd={close}>
      <div part="header">
        {icon(tick)}
        <div>
          <h2 part="question" id="q">
            {read(thanks.text, strings.thanks)}
          </h2>
          <p>{read(thanks.hint)}</p>
        </div>
      </div>
      {thanks.code && codeOf(props)}
      <div class="row">{actionOf(props)}</div>
    </div>
  )
}
