import { asked } from './asked.js'
import { eachSelector, trackElement } from './element.js'
import { listen, whileAsked, type Source } from './source.js'

/**
 * `element_click`: an element that fits a selector asked for, or something in it, was clicked; inside open shadow roots,
 * too. Properties: `selector`, `text`.
 */
export const elementClick: Source = (track) => {
  let selectors: string[] = []
  const click = (event: Event) => {
    const path = event.composedPath() as Element[]
    // Our own buttons are none of the page's.
    if (path.some(({ localName }) => /^askwell-(prompt|launcher)$/.test(localName))) return
    eachSelector(selectors, (selector) => {
      const element = path.find((target) => target.matches?.(selector))
      if (element) trackElement(track, 'element_click', selector, element)
    })
  }
  const follow = whileAsked(() => [listen('click', click)])
  return (surveys) => follow((selectors = asked(surveys, 'element_click', 'selector', '')))
}
