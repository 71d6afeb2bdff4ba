import { adopt } from '../adopt.js'
import { focusFirst } from '../a11y/focus.js'
import { parent, type Put } from '../mount.js'
import css from './center.css?inline'

/** A modal dialog in the centre of the window: everything behind it is inert, and the focus stays inside. */
export const center: Put = (root, _, signal) => {
  const { host } = root
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-labelledby', 'q')
  root.append(dialog)
  adopt(root, css)
  parent().append(host)
  const dismiss = () => signal.aborted || dialog.open || root.querySelector<HTMLElement>('[part=close]')!.click()
  // What the browser closes: Escape while nothing has the focus, the way back of Android.
  dialog.addEventListener('close', dismiss)
  let isDown = false
  dialog.addEventListener('pointerdown', ({ target }) => (isDown = target === dialog))
  dialog.addEventListener('click', ({ target }) => isDown && target === dialog && dialog.close())
  // Gives the focus back, which can't go anywhere before.
  signal.addEventListener('abort', () => dialog.close())
  // Once it is drawn: it takes the focus when it opens.
  queueMicrotask(() => {
    if (signal.aborted || !host.isConnected) return
    dialog.showModal()
    focusFirst(dialog.firstElementChild as HTMLElement)
  })
  return dialog
}
