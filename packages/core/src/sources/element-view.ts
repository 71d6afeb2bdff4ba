import type { Off } from '../host.js'
import { asked } from './asked.js'
import { trackElement } from './element.js'
import { onAddress, timer, whileAsked, type Source } from './source.js'

/** As long as a prompt must be seen to count as shown. */
const viewMs = 1000
/** For elements that come later. */
const throttleMs = 200
/** Fine steps, so that half a screen of something much taller is noticed, too. */
const threshold = Array.from({ length: 51 }, (_, percent) => percent / 100)

/**
 * `element_view`: half of an element that fits a selector asked for, or half a screen of a taller one, was in view for
 * a second. Once per element and page view. Properties: `selector`, `text`.
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
  const leave = (element: Element) => {
    inView.get(element)?.()
    inView.delete(element)
  }
  const view = (element: Element) => {
    seen.add(element)
    leave(element)
    observer.unobserve(element)
    eachSelector((selector) => element.matches(selector) && trackElement(track, 'element_view', selector, element))
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries)
        if (intersectionRatio < 0.5 && intersectionRect.height < innerHeight / 2) leave(target)
        else if (!inView.has(target)) inView.set(target, host.after(viewMs, view.bind(null, target)))
    },
    { threshold },
  )
  // Not watched while it is clear that there is something new to look for.
  const mutations = new MutationObserver(() => {
    mutations.disconnect()
    wait(throttleMs, look)
  })
  const look = () => {
    mutations.observe(document, { childList: true, subtree: true })
    eachSelector((selector) => {
      for (const element of document.querySelectorAll(selector)) if (!seen.has(element)) observer.observe(element)
    })
  }
  const restart = () => {
    wait()
    mutations.disconnect()
    observer.disconnect()
    for (const element of inView.keys()) leave(element)
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
