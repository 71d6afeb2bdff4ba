import type { Put } from '@askwell/ui'

/** A card as it stands in a corner, shadow and entrance and all, but as a block among others. */
const css = `
:host { position: static !important; }
[part='prompt'] { position: relative; inset: auto; max-width: 100%; max-height: none; }
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
