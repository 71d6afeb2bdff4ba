import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** Between two columns: canvas.css. */
const gap = 20
const padding = 24
/** Smaller than this nobody reads. */
const least = 0.4

/** How much smaller things have to be so that at least two columns of this width stand in the room there is. */
export function fitOf(room: number, width: number): number {
  const columns = Math.max(2, Math.round((room + gap) / (width + gap)))
  return Math.max(least, Math.min(1, (room - 1) / (columns * width + (columns - 1) * gap)))
}

/** Keeps `--fit` of a side at that, whatever its width. */
export function useFit(side: RefObject<HTMLElement | null>, width: number): void {
  useLayoutEffect(() => {
    const element = side.current!
    const fit = () => element.style.setProperty('--fit', fitOf(element.clientWidth - padding, width).toFixed(3))
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => observer.disconnect()
  }, [width])
}
