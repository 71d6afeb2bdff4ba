// The chunk of the sheet that a corner is on a phone.
import { adopt } from '../adopt.js'
import css from './sheet.css?inline'

const fast = 0.5
const durationMs = 180

/**
 * A sheet follows the finger down from its handle or its question, and is closed when it is let go more than a third of
 * the way, or faster than half a pixel a millisecond. What is below the question scrolls as ever.
 */
export function dragAway(root: ShadowRoot, signal: AbortSignal): void {
  const card = root.querySelector<HTMLElement>('[part=prompt]')!
  adopt(root, css)
  let from: number | undefined
  let down = 0
  let speed = 0
  let at = 0

  const isGrip = ({ target, clientY }: PointerEvent) =>
    !(target as Element).closest('button,a') && clientY < card.querySelector('[part=header]')!.getBoundingClientRect().bottom
  const on = <T extends Event>(types: string, heard: (event: T) => void) => {
    for (const type of types.split(' ')) card.addEventListener(type, heard as never, { signal, passive: false })
  }
  const glide = (translate: string[], then?: () => void) => {
    const duration = matchMedia('(prefers-reduced-motion)').matches ? 0 : durationMs
    card.animate({ translate }, { duration, easing: 'ease-out' }).onfinish = then ?? null
  }

  on<PointerEvent>('pointerdown', (event) => {
    if (event.button || !matchMedia('(max-width:480px)').matches || !isGrip(event)) return
    from = event.clientY
    at = event.timeStamp
    down = speed = 0
    card.setPointerCapture(event.pointerId)
  })
  on<PointerEvent>('pointermove', ({ clientY, timeStamp }) => {
    if (from === undefined) return
    const before = down
    down = Math.max(0, clientY - from)
    speed = (down - before) / Math.max(1, timeStamp - at)
    at = timeStamp
    card.style.translate = `0 ${down}px`
  })
  // Otherwise the browser takes the finger for its own scrolling.
  on('touchmove', (event) => from === undefined || event.preventDefault())
  on<PointerEvent>('pointerup pointercancel', ({ type }) => {
    if (from === undefined) return
    from = undefined
    const here = `0 ${down}px`
    const isAway = type === 'pointerup' && (down > card.offsetHeight / 3 || (speed > fast && down > 16))
    card.style.translate = isAway ? '0 100%' : ''
    if (isAway) glide([here, '0 100%'], () => root.querySelector<HTMLElement>('[part=close]')?.click())
    else if (down) glide([here, '0'])
  })
}
