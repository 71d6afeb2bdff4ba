import type { RefObject } from 'preact'
import { useCallback, useLayoutEffect, useState } from 'preact/hooks'
import { type Resolved, resolve } from '../theme/resolve.js'
import type { Design } from '../theme/state.js'
import { type Find, type Measured, measure, type Scheme } from './measure.js'

export interface Findings {
  measured: readonly Measured[]
  resolved: Record<Scheme, Resolved>
}

/** Contrast, and what each variable comes to, measured in the prompts after every change and whenever one has been drawn. */
export function useMeasured(canvas: RefObject<HTMLElement | null>, design: Design) {
  const [findings, setFindings] = useState<Findings>({ measured: [], resolved: { light: {}, dark: {} } })
  const again = useCallback(
    once(() => {
      const find: Find = (cell, scheme) =>
        canvas.current?.querySelector(`.${scheme} [data-cell=${cell}] askwell-prompt`)?.shadowRoot
      setFindings({ measured: measure(find), resolved: { light: resolve(find, 'light'), dark: resolve(find, 'dark') } })
    }),
    [],
  )
  useLayoutEffect(again, [design])
  return { ...findings, again }
}

/** However often it is called, once in the next frame. */
function once(work: () => void) {
  let waits = false
  return () => {
    if (waits) return
    waits = true
    requestAnimationFrame(() => {
      waits = false
      work()
    })
  }
}
