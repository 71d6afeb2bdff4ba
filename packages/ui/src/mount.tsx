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

/** An empty shadow root in the top layer of the page; `host.remove()` takes everything away again. */
export function mount(): ShadowRoot {
  const host = document.createElement('askwell-prompt')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  for (const type of kept.split(' ')) host.addEventListener(type, (event) => event.stopPropagation())
  host.popover = 'manual'
  document.body.append(host)
  host.showPopover?.()
  return root
}
