import type { Put } from '../mount.js'
import css from './inside.css?inline'

/** Inside an element of the page, as a block among others, as wide as there is room, up to the width of a card. */
export const inside =
  (element: Element): Put =>
  (root) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    element.append(root.host)
  }
