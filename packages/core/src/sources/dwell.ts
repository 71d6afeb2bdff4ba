import { asked } from './asked.js'
import { onAddress, timer, whileAsked, type Source } from './source.js'

/**
 * `dwell`: the page has been visible for so long, once for each value asked for, 30 s when a trigger names none. Starts
 * anew when the address is another one. Property: `seconds`.
 */
export const dwell: Source = (track, host) => {
  const wait = timer(host)
  let values: number[] = []
  let done: number[] = []
  let spentMs = 0
  /** Since when the page is visible; 0 when it isn't. */
  let sinceAt = 0

  const go = () => {
    const nowAt = host.now()
    // Never less than before, whatever somebody does to the clock.
    if (sinceAt) spentMs += Math.max(0, nowAt - sinceAt)
    sinceAt = host.visible() ? nowAt : 0
    const seconds = Math.min(...values.filter((value) => !done.includes(value)))
    const reach = () => {
      done.push(seconds)
      track('dwell', { seconds })
      go()
    }
    wait(seconds * 1000 - spentMs, sinceAt && seconds < Infinity ? reach : undefined)
  }
  const restart = () => {
    sinceAt = spentMs = 0
    done = []
    go()
  }
  const follow = whileAsked(() => [host.onVisible(go), onAddress(host, restart)])
  return (surveys) => {
    follow((values = asked(surveys, 'dwell', 'seconds', 30)))
    go()
  }
}
