/** Focus on the control a person needs first, the one with a `tabIndex` of 0, else on the card. */
export const focusFirst = (card: HTMLElement) =>
  (card.querySelector<HTMLElement>('[tabindex="0"]') ?? card).focus({ preventScroll: true })

/** Remembers where focus comes from, also inside a shadow root; the returned function sends it back there if it is still inside. */
export function focusReturn(host: HTMLElement): () => void {
  let from = document.activeElement
  for (let inner: Element | null | undefined = from; inner; inner = inner.shadowRoot?.activeElement) from = inner
  host.addEventListener('focusin', ({ relatedTarget }) => {
    // Of what is inside a shadow root only its host is told, which can't take the focus.
    if (!(relatedTarget as Element | null)?.shadowRoot) from = (relatedTarget as Element | null) ?? from
  })
  return () => {
    if (host.shadowRoot!.activeElement) (from as HTMLElement | null)?.focus({ preventScroll: true })
  }
}
