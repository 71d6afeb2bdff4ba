// The chunk of the sheet that a corner is on a phone.
import { adopt } from '../adopt.js'
import css from './sheet.css?inline'

/** Pixels a millisecond, all the way, from which on letting go is throwing away. */
const fast = 0.5

/**
 * The sheet follows the finger down from its handle or its question, and closes when it is let go a third of the way
 * down, or was fast. What is below the question scrolls as ever.
 */
export function dragAway(root: ShadowRoot): void {
  const card = root.querySelector<HTMLElement>('[part=prompt]')!
  const close = root.querySelector<HTMLElement>('[part=close]')!
  let from = 0
  let at = 0
  let down: number
  adopt(root, css)

  const on = <T extends Event>(types: string, heard: (event: T) => void) => {
    // Not passive, for the last of them.
    for (const type of types.split(' ')) card.addEventListener(type, heard as (event: Event) => void, { passive: false })
  }

  on<PointerEvent>('pointerdown', ({ target, clientY, timeStamp, pointerId }) => {
    const { bottom } = card.querySelector('[part=header]')!.getBoundingClientRect()
    if (clientY > bottom || (target as Element).closest('button,a') || !matchMedia('(max-width:480px)').matches) return
    from = clientY
    at = timeStamp
    down = 0
    card.setPointerCapture(pointerId)
  })
  on<PointerEvent>('pointermove', ({ clientY }) => {
    if (from) card.style.translate = `0 ${(down = Math.max(0, clientY - from))}px`
  })
  on<PointerEvent>('pointerup pointercancel', ({ timeStamp }) => {
    if (!from) return
    from = 0
    const isAway = down > card.offsetHeight / 3 || (down > 16 && down / (timeStamp - at) > fast)
    const end = isAway ? '100%' : '0'
    card.style.translate = `0 ${end}`
    const glide = card.animate(
      { translate: [`0 ${down}px`, `0 ${end}`] },
      { duration: matchMedia('(prefers-reduced-motion)').matches ? 0 : 180, easing: 'ease-out' },
    )
    if (isAway) void glide.finished.then(() => close.click())
  })
  // Otherwise the browser takes the finger for its own scrolling.
  on('touchmove', (event) => from && event.preventDefault())
}
