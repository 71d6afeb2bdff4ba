import type { Off } from '../host.js'
import { asked } from './asked.js'
import { eachSelector, trackElement } from './element.js'
import { onAddress, timer, whileAsked, type Source } from './source.js'

/**
 * `element_view`: half of an element that fits a selector asked for was in view for a second. Once per element and page
 * view; a second is as long as a prompt must be seen to count as shown. Properties: `selector`, `text`.
 */
export const elementView: Source = (track, host) => {
  const wait = timer(host)
  const inView = new Map<Element, Off>()
  let selectors: string[] = []
  let seen = new WeakSet<Element>()

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        const view = () => {
          seen.add(target)
          eachSelector(selectors, (selector) => target.matches(selector) && trackElement(track, 'element_view', selector, target))
        }
        inView.get(target)?.()
        inView.delete(target)
        if (intersectionRatio >= 0.5 && !seen.has(target)) inView.set(target, host.after(1000, view))
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
