import css from './inspector.css?inline'

/** What the shortcuts, the click-outside handlers and the focus traps of the page would react to. */
const kept =
  'keydown keyup keypress input paste click dblclick contextmenu pointerdown pointerup mousedown mouseup touchstart touchend focusin'

/**
 * An empty shadow root. Not in the top layer, where it would lie over a prompt; as high as `z-index` goes, so that it
 * lies over the page.
 */
export function mount(): { root: ShadowRoot; unmount(): void } {
  const host = document.createElement('askwell-inspector')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  for (const type of kept.split(' ')) host.addEventListener(type, (event) => event.stopPropagation())
  // An async script in the head may run before there is a body.
  ;(document.body ?? document.documentElement).append(host)
  return { root, unmount: () => host.remove() }
}

/** Keeps the focus where the person is: on what took the place of the button they pressed. */
export function keepFocus(root: ShadowRoot, had: Element | null): void {
  if (had && !had.isConnected) root.querySelector<HTMLElement>('[aria-expanded]:is(.icon, .pill)')?.focus()
}
