import { asked } from './asked.js'
import { listen, onAddress, timer, whileAsked, type Source } from './source.js'

/** How long a page may take to fill itself before what fits the screen counts as seen. */
const settleMs = 1000
/** How long after the last movement: nobody is asked while they scroll. */
const restMs = 100

/**
 * `scroll`: this share of the document has been on screen, once per page for each value asked for, 50 % when a trigger
 * names none. What is on screen without scrolling counts, from a second after the page has loaded. Property: `percent`.
 */
export const scroll: Source = (track, host) => {
  const wait = timer(host)
  let values: number[] = []
  let done: number[] = []

  const look = () => {
    const { scrollingElement, readyState } = document
    if (!scrollingElement || readyState !== 'complete' || !host.visible()) return
    const { scrollTop, clientHeight, scrollHeight } = scrollingElement
    // A page that is zoomed ends up to a pixel before its end.
    const depth = ((scrollTop + clientHeight + 1) / scrollHeight) * 100
    for (const percent of values)
      if (percent <= depth && !done.includes(percent)) {
        done.push(percent)
        track('scroll', { percent })
      }
  }
  const settle = () => wait(settleMs, look)
  const follow = whileAsked(() => [
    listen('scroll resize', () => wait(restMs, look)),
    listen('load', settle),
    host.onVisible(settle),
    onAddress(host, () => {
      done = []
      settle()
    }),
    wait,
  ])
  return (surveys) => {
    follow((values = asked(surveys, 'scroll', 'percent', 50).sort((a, b) => a - b)))
    if (values.length) settle()
  }
}
