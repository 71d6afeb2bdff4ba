import { asked } from './asked.js'
import { listen, timer, whileAsked, type Source } from './source.js'

/**
 * `idle`: nobody has touched the visible page for so long, for each value asked for, 60 s when a trigger names none;
 * again after new input. Coming back to the tab counts as input. Property: `seconds`.
 */
export const idle: Source = (track, host) => {
  const wait = timer(host)
  let values: number[] = []
  let lastAt = 0
  let reached = 0

  const go = () => {
    const seconds = Math.min(...values.filter((value) => value > reached))
    const leftMs = () => lastAt + seconds * 1000 - host.now()
    const look = () => {
      // The timer is not moved with each input, of which there are many, but set again here.
      if (leftMs() <= 0) track('idle', { seconds: (reached = seconds) })
      go()
    }
    wait(leftMs(), host.visible() && seconds < Infinity ? look : undefined)
  }
  const restart = () => {
    lastAt = host.now()
    reached = 0
    go()
  }
  const touch = () => {
    if (reached) restart()
    else lastAt = host.now()
  }
  const follow = whileAsked(() => {
    lastAt = host.now()
    return [host.onVisible(restart), listen('pointermove pointerdown keydown wheel touchmove', touch)]
  })
  return (surveys) => {
    follow((values = asked(surveys, 'idle', 'seconds', 60)))
    go()
  }
}
