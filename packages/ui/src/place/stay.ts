import type { Presentation } from '@askwell/core'
import { aboveKeyboard } from './corner.js'
import { stepAside } from './step-aside.js'

/** Keeps a prompt where it belongs while it is on screen. One among the blocks of the page is the page's. */
export function stay(root: ShadowRoot, presentation: Presentation, signal: AbortSignal): void {
  if (signal.aborted) return
  const host = root.host as HTMLElement
  const dialog = root.querySelector('dialog')
  if (!dialog && !host.popover) return
  stepAside(root, dialog, presentation, signal)
  aboveKeyboard(host, signal)
  if (!dialog && matchMedia('(max-width:480px)').matches)
    import('./sheet.js').then(
      ({ dragAway }) => signal.aborted || dragAway(root),
      () => {},
    )
}
