import { useEffect, useRef, useState } from 'preact/hooks'
import type { Scheme } from '../contrast/measure.js'
import { dress } from '../theme/css.js'
import type { Design } from '../theme/state.js'
import type { Cell } from './cells.js'

interface PhoneProps {
  cell: Cell
  scheme: Scheme
  locale: string
  width: string
  worn: Design
}

/** A page of a phone's width with the prompt as a sheet over it: its own document, because a sheet follows the window's width. */
export function Phone({ cell, scheme, locale, width, worn }: PhoneProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [loaded, setLoaded] = useState(0)
  const query = new URLSearchParams({ cell: cell.id, scheme, locale })
  useEffect(() => {
    const page = frame.current?.contentDocument?.documentElement
    if (page && loaded) dress(page, worn)
  }, [worn, loaded])
  return (
    <iframe
      key={`${query}`}
      ref={frame}
      loading="lazy"
      width={width}
      height="540"
      title={`${cell.title}, ${scheme}, ${width} pixels wide`}
      src={`phone.html?${query}`}
      onLoad={() => setLoaded((times) => times + 1)}
    />
  )
}
