import { useEffect, useRef } from 'preact/hooks'
import type { Scheme } from '../contrast/measure.js'
import type { Cell } from './cells.js'
import { drawCell, type Drawn } from './draw-cell.js'
import { onCanvas } from './put.js'

interface DrawnCellProps {
  cell: Cell
  scheme: Scheme
  locale: string
  drawn(): void
}

/** The place of one prompt. What is inside belongs to the presenter; this never draws there. */
export function DrawnCell({ cell, scheme, locale, drawn }: DrawnCellProps) {
  const holder = useRef<HTMLDivElement>(null)
  const prompt = useRef<Drawn>(null)

  useEffect(() => {
    const element = holder.current!
    prompt.current = drawCell({
      cell,
      holder: element,
      options: { theme: scheme, locale, put: onCanvas(element) },
      find: () => element.querySelector('askwell-prompt'),
      drawn,
    })
    return () => prompt.current!.destroy()
  }, [cell, scheme])
  useEffect(() => prompt.current!.setLocale(locale), [locale])

  return <div ref={holder} class="holder" />
}
