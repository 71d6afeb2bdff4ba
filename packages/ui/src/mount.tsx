import { render } from 'preact'
import cardCss from './card.css?inline'
import cornerCss from './place/corner.css?inline'
import csatCss from './questions/csat/csat.css?inline'
import npsCss from './questions/nps/nps.css?inline'
import scaleCss from './questions/scale.css?inline'
import textCss from './questions/text/text.css?inline'
import thumbsCss from './questions/thumbs/thumbs.css?inline'
import thanksCss from './thanks.css?inline'
import deriveCss from './theme/derive.css?inline'
import tokensCss from './theme/tokens.css?inline'

const css = tokensCss + deriveCss + cardCss + scaleCss + thumbsCss + csatCss + npsCss + textCss + thanksCss + cornerCss

/** What the shortcuts, the click-outside handlers and the focus traps of the page would react to. */
const kept =
  'keydown keyup keypress input paste click dblclick contextmenu pointerdown pointerup mousedown mouseup touchstart touchend focusin'

export interface Mounted {
  host: HTMLElement
  /** The dialog; everything seen is in it. */
  card: HTMLElement
  /** Live region. */
  status: HTMLElement
}

/** An empty prompt in the top layer of the page. `host.remove()` takes everything away again. */
export function mount(side = 'bottom-end'): Mounted {
  const host = document.createElement('askwell-prompt')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  for (const type of kept.split(' ')) host.addEventListener(type, (event) => event.stopPropagation())
  render(
    <>
      <div role="status" />
      <div role="dialog" part="prompt" class={side} aria-labelledby="q" tabIndex={-1} />
    </>,
    root,
  )
  const [status, card] = root.children as Iterable<HTMLElement> as [HTMLElement, HTMLElement]
  host.popover = 'manual'
  document.body.append(host)
  host.showPopover?.()
  return { host, card, status }
}
