import type { Presentation } from '@askwell/core'
import { createPresenter, type PresenterOptions } from '@askwell/ui'
import type { Cell } from './cells.js'
import { drive } from './drive.js'

export interface Drawn {
  setLocale(locale: string): void
  destroy(): void
}

/** Until a prompt that was closed is drawn again. */
const pauseMs = 500

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Nothing goes anywhere. */
const presentationOf = ({ survey, id, fails }: Cell, closed: () => void): Presentation => ({
  survey: { id, ...survey },
  opened: false,
  values: {},
  holds: () => true,
  visible: () => {},
  record: () => (fails ? Promise.reject(new Error('not kept, as this cell asks for')) : Promise.resolve()),
  close: closed,
})

/** The thanks leaves by itself when its animation ends; here it stays. */
const hold = (root: ShadowRoot) => {
  for (const animation of root.getAnimations())
    if (animation instanceof CSSAnimation && animation.animationName === 'brief') animation.pause()
}

/** A prompt announces itself as it appears. Forty of them are silent, each until someone goes inside. */
const hush = (root: ShadowRoot) => {
  const status = root.querySelector('[role=status]')
  status?.setAttribute('aria-live', 'off')
  root.addEventListener('focusin', () => status?.removeAttribute('aria-live'), { once: true })
}

export interface Place {
  cell: Cell
  /** Cannot be reached while the prompt is driven, so that focus and screen readers stay where they are. */
  holder: HTMLElement
  options: PresenterOptions
  find(): HTMLElement | null
  /** Each time it has come into its state. */
  drawn?(): void
}

/**
 * A real prompt in one state, drawn by the UI itself and brought there by driving it. One that is answered to its end or
 * closed is drawn again, so the canvas is never short of one.
 */
export function drawCell({ cell, holder, options, find, drawn }: Place): Drawn {
  const over = new AbortController()
  const { signal } = over
  const presenter = createPresenter(options)

  const show = async () => {
    holder.inert = true
    holder.dataset.state = 'drawing'
    const again = () => {
      holder.dataset.state = 'drawing'
      void pause(pauseMs).then(() => {
        if (!signal.aborted) begin()
      })
    }
    await presenter.present(presentationOf(cell, again))
    const root = find()!.shadowRoot!
    hush(root)
    await drive(root, cell.way ?? [], signal)
    if (signal.aborted) return
    hold(root)
    holder.inert = false
    holder.dataset.state = 'drawn'
    drawn?.()
  }
  const begin = () =>
    void show().catch(() => {
      // What can't be drawn says so beside its caption: canvas.css.
      if (!signal.aborted) holder.dataset.state = 'failed'
    })
  begin()

  return {
    setLocale: presenter.setLocale,
    destroy() {
      over.abort()
      presenter.destroy()
    },
  }
}
