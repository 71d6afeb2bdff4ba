/**
 * Focus on the control a person needs first. A text field takes none by itself on a touch screen, where the keyboard
 * would leap up over what is being read; the card takes it instead, and says its name.
 */
export function focusFirst(card: HTMLElement): void {
  const first =
    card.querySelector<HTMLElement>(matchMedia('(pointer:coarse)').matches ? '[tabindex="0"]' : '[tabindex="0"],textarea') ?? card
  first.focus({ preventScroll: true })
  // Writing goes on where it ended before the way back.
  ;(first as Partial<HTMLTextAreaElement>).setSelectionRange?.(1e9, 1e9)
}

/** Remembers where focus comes from; the returned function sends it back there if it is still inside. */
export function focusReturn(host: HTMLElement): () => void {
  let from = document.activeElement
  host.addEventListener('focusin', ({ relatedTarget }) => {
    from = (relatedTarget as Element | null) ?? from
  })
  return () => {
    if (document.activeElement === host) (from as HTMLElement | null)?.focus({ preventScroll: true })
  }
}
