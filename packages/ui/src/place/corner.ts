/** Keeps the card above the on-screen keyboard, until the signal. */
export function aboveKeyboard(host: HTMLElement, signal: AbortSignal): void {
  const view = window.visualViewport
  const follow = () => {
    // Zoomed in, the visual viewport is small for another reason, and following it would make the card jump.
    const covered = view!.scale === 1 ? innerHeight - view!.height - view!.offsetTop : 0
    host.style.setProperty('--_lift', `${Math.max(0, covered)}px`)
  }
  view?.addEventListener('resize', follow, { signal })
  view?.addEventListener('scroll', follow, { signal })
}
