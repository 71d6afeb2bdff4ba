import type { Put } from '@askwell/ui'

/** A card as it stands in a corner, shadow and entrance and all, but as a block among others; no sheet, however narrow the window. */
const css = `
:host { position: static !important; }
[part='prompt'] {
  position: relative; inset: auto; width: var(--_width); max-width: 100%; max-height: none;
  padding: calc(var(--_space) * 5); border-width: var(--_border-width); border-radius: var(--_radius);
}
[part='prompt']::before { content: none !important; }
`

/** Where the canvas has its prompts: in an element, as many at once as there are. */
export const onCanvas =
  (element: Element): Put =>
  (root) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    element.append(root.host)
  }
