import type { Presentation } from '@askwell/core'
import { adopt } from './adopt.js'
import cardCss from './card.css?inline'
import cornerCss from './place/corner.css?inline'
import csatCss from './questions/csat/csat.css?inline'
import npsCss from './questions/nps/nps.css?inline'
import scaleCss from './questions/scale.css?inline'
import thumbsCss from './questions/thumbs/thumbs.css?inline'
import deriveCss from './theme/derive.css?inline'
import tokensCss from './theme/tokens.css?inline'

const css = tokensCss + cardCss + scaleCss + thumbsCss + csatCss + deriveCss + cornerCss + npsCss

/** What the shortcuts, the click-outside handlers and the focus traps of the page would react to. */
const kept =
  'keydown keyup keypress input paste click dblclick contextmenu pointerdown pointerup mousedown mouseup touchstart touchend focusin'

/** Puts a prompt somewhere in the page. Returns what it is drawn in, if that is not the shadow root itself. */
export type Put = (root: ShadowRoot, presentation: Presentation, signal: AbortSignal) => ParentNode | void

/** A presentation, once what its place needs has been loaded. */
export interface Placed extends Presentation {
  put?: Put
}

/**
 * A modal dialog of the page makes all that is outside it inert, so what the person opens meanwhile goes inside; and so,
 * in Chromium, does an element in full screen. What comes by itself waits for the end of a dialog. Else it
 * is in the body, from which it has its variables and its colour scheme.
 */
export const parent = () => [...document.querySelectorAll(':modal')].pop() ?? document.body

/** Over everything of the page, wherever its style sheets put the card there. */
export const inTopLayer: Put = ({ host }) => {
  const element = host as HTMLElement
  element.popover = 'manual'
  parent().append(element)
  element.showPopover?.()
}

/** An empty shadow root, and what to draw in; `host.remove()` takes everything away again. */
export function mount(presentation: Presentation, signal: AbortSignal, put = inTopLayer) {
  const host = document.createElement('askwell-prompt')
  const root = host.attachShadow({ mode: 'open' })
  adopt(root, css)
  for (const type of kept.split(' ')) host.addEventListener(type, (event) => event.stopPropagation())
  return { root, host, into: put(root, presentation, signal) || root }
}
