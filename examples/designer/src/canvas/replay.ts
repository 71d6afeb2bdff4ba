/** Plays the entrance of every prompt again. */
export function replay(canvas: ParentNode | null): void {
  const cards = [...(canvas?.querySelectorAll('askwell-prompt') ?? [])].flatMap(
    (host) => host.shadowRoot?.querySelector<HTMLElement>('[part=prompt]') ?? [],
  )
  for (const { style } of cards) style.animation = 'none'
  // An animation begins again only where there was none when the styles were last worked out.
  for (const card of cards) void card.offsetHeight
  for (const { style } of cards) style.removeProperty('animation')
}
