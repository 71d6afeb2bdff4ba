import { adopt } from '../adopt.js'
import type { Put } from '../mount.js'
import css from './inside.css?inline'

/** Inside an element of the page, as a block among others, as wide as there is room, up to the width of a card. */
export const inside =
  (element: Element): Put =>
  (root) => {
    adopt(root, css)
    element.append(root.host)
  }
