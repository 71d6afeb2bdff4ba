import type { Presentation } from '@askwell/core'

/** Dialogs, and what is in full screen: https://drafts.csswg.org/selectors/#modal-state */
const modals = () => [...document.querySelectorAll(':modal')]

/**
 * While the page has a modal dialog open, or something else in full screen, it is not there: everything outside one is inert, and a person in it is busy.
 * It comes back as it was. One that stands in a dialog, because it was opened there, stays in the page when that goes.
 */
export function stepAside(
  root: ShadowRoot,
  dialog: HTMLDialogElement | null,
  { visible }: Presentation,
  signal: AbortSignal,
): void {
  const host = root.host as HTMLElement
  const home = host.closest('dialog')
  /** Those that were open when it was opened in one of them. */
  const below = home ? modals() : []
  const hidden = new CSSStyleSheet()
  hidden.replaceSync(':host{display:none!important}')
  let isAside = false
  /** What had the focus when a dialog took it. */
  let had: HTMLElement | undefined

  root.addEventListener('focusout', (event) => {
    const { target, relatedTarget } = event as FocusEvent
    had = (relatedTarget as Element | null)?.closest('dialog:modal') ? (target as HTMLElement) : undefined
  })
  const moveOut = () => {
    document.body.append(host)
    if (!dialog) return host.showPopover?.()
    dialog.close()
    dialog.showModal()
  }
  const look = () => {
    if (!host.isConnected || (home?.contains(host) && !home.open)) moveOut()
    const wasAside = isAside
    isAside = modals().some((modal) => !below.includes(modal) && !modal.contains(host))
    if (isAside === wasAside) return
    const sheets = root.adoptedStyleSheets.filter((sheet) => sheet !== hidden)
    root.adoptedStyleSheets = isAside ? [...sheets, hidden] : sheets
    if (!isAside && document.activeElement?.matches('body,dialog:not([open]) *')) had?.focus({ preventScroll: true })
    visible(!isAside)
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['open'] })
  document.addEventListener('fullscreenchange', look, { signal })
  signal.addEventListener('abort', () => observer.disconnect())
  look()
}
