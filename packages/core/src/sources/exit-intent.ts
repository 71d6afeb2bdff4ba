import { listen, onAddress, timer, whileAsked, type Source } from './source.js'

/** Who overshoots a menu is back by then. */
const awayMs = 200

/**
 * `exit_intent`: a mouse or pen has left through the top edge, with no button held, and has not come back at once. Once
 * per page view. No properties.
 */
export const exitIntent: Source = (track, host) => {
  const wait = timer(host)
  let isDone = false

  const leave = () => {
    isDone = true
    track('exit_intent', {})
  }
  const cross = (event: Event) => {
    const { type, relatedTarget, pointerType, buttons, clientY } = event as PointerEvent
    const isOut = type === 'pointerleave' && pointerType !== 'touch' && !buttons && clientY <= 0
    // With a related target it has only gone from one element to another.
    if (!relatedTarget) wait(awayMs, isOut && !isDone ? leave : undefined)
  }
  return whileAsked(() => [
    listen('pointerleave pointerenter', cross, document.documentElement),
    onAddress(host, () => (isDone = false)),
    wait,
  ])
}
