import type { Off } from '../host.js'
import { asked } from './asked.js'
import { eachSelector, trackElement } from './element.js'
import { onAddress, timer, whileAsked, type Source } from './source.js'

/** As long as a prompt must be seen to count as shown. */
const viewMs = 1000

/**
 * `element_view`: half of an element that fits a selector asked for was in view for a second. Once per element and page
 * view. Properties: `selector`, `text`.
 */
export const elementView: Source = (track, host) => {
  const wait = timer(host)
  const inView = new Map<Element, Off>()
  let selectors: string[] = []
  let seen = new WeakSet<Element>()

  const view = (element: Element) => {
    seen.add(element)
    eachSelector(selectors, (selector) => element.matches(selector) && trackElement(track, 'element_view', selector, element))
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        inView.get(target)?.()
        inView.delete(target)
        if (intersectionRatio >= 0.5 && !seen.has(target))
          inView.set(
            target,
            host.after(viewMs, () => view(target)),
          )
      }
    },
    { threshold: 0.5 },
  )
  const look = () => {
    mutations.observe(document, { childList: true, subtree: true })
    eachSelector(selectors, (selector) => document.querySelectorAll(selector).forEach((element) => observer.observe(element)))
  }
  // Changes are not watched while it is clear that there is something to look for: five looks a second at most.
  const later = () => {
    mutations.disconnect()
    wait(200, selectors.length ? look : undefined)
  }
  const mutations = new MutationObserver(later)
  const restart = () => {
    observer.disconnect()
    inView.forEach((off) => off())
    later()
  }
  const follow = whileAsked(() => [
    onAddress(host, () => {
      seen = new WeakSet()
      restart()
    }),
  ])
  return (surveys) => {
    follow((selectors = asked(surveys, 'element_view', 'selector', '')))
    restart()
  }
}
