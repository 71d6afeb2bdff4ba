import type { Off } from '../host.js'
import { asked } from './asked.js'
import { trackElement } from './element.js'
import { onAddress, timer, whileAsked, type Source } from './source.js'

/** As long as a prompt must be seen to count as shown. */
const viewMs = 1000
const half = 0.5
/** For elements that come later. */
const throttleMs = 200

/**
 * `element_view`: half of an element that fits a selector asked for was in view for a second. Once per element and page
 * view. Properties: `selector`, `text`.
 */
export const elementView: Source = (track, host) => {
  const wait = timer(host)
  const inView = new Map<Element, Off>()
  let selectors: string[] = []
  let seen = new WeakSet<Element>()

  const eachSelector = (run: (selector: string) => void) => {
    for (const selector of selectors)
      try {
        run(selector)
      } catch {
        // One that this browser does not understand.
      }
  }
  const view = (element: Element) => {
    seen.add(element)
    eachSelector((selector) => element.matches(selector) && trackElement(track, 'element_view', selector, element))
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        inView.get(target)?.()
        inView.delete(target)
        if (intersectionRatio >= half && !seen.has(target)) inView.set(target, host.after(viewMs, () => view(target)))
      }
    },
    { threshold: half },
  )
  // Not watched while it is clear that there is something new to look for.
  const mutations = new MutationObserver(() => {
    mutations.disconnect()
    wait(throttleMs, look)
  })
  const look = () => {
    mutations.observe(document, { childList: true, subtree: true })
    eachSelector((selector) => document.querySelectorAll(selector).forEach((element) => observer.observe(element)))
  }
  const restart = () => {
    wait()
    mutations.disconnect()
    observer.disconnect()
    for (const off of inView.values()) off()
    inView.clear()
    if (selectors.length) look()
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
