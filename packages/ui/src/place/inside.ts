import { adopt } from '../adopt.js'
import type { Put } from '../mount.js'
import css from './inside.css?inline'

/** What a style sheet of the page may reach by `::part()`. */
const parts = 'prompt,header,question,scale,option,labels,comment,field,consent,submit,back,skip,more,later,never,close,thanks'

/**
 * Inside an element of the page or its shadow root, as a block among others, as wide as there is room, up to the width of
 * a card. Its parts are handed on to the page of that shadow root.
 */
export const inside =
  (element: ParentNode): Put =>
  (root) => {
    const { host } = root
    adopt(root, css)
    host.setAttribute('exportparts', parts)
    // What is here is part of the page: it has no close button, and Escape must not take away what is being written.
    host.addEventListener('keydown', (event) => (event as KeyboardEvent).key === 'Escape' && event.stopPropagation(), true)
    element.append(host)
  }
