import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Scheme } from '../contrast/measure.js'
import { dress } from '../theme/css.js'
import type { View } from '../theme/link.js'
import type { Design } from '../theme/state.js'
import { type Cell, cells } from './cells.js'
import { DrawnCell } from './drawn-cell.js'
import { Phone } from './phone.js'
import { useFit } from './use-fit.js'

interface CanvasProps {
  design: Design
  view: View
  /** Of a card, in px. */
  cardWidth: number
  /** A prompt has come into its state. */
  drawn(): void
}

/** Every prompt in every state, in the light and in the dark, all of them under one design. */
export function Canvas({ design, view, cardWidth, drawn }: CanvasProps) {
  const { scheme, device, motion, locale } = view
  const worn = motion === 'reduced' ? { ...design, '--askwell-duration': '0ms' } : design
  const side = (own: Scheme) => (
    <Side scheme={own} shown={scheme === 'both' || scheme === own} {...{ worn, device, locale, cardWidth, drawn }} />
  )
  return (
    <div class="canvas" data-scheme={scheme} data-device={device} data-zoom={view.zoom}>
      {side('light')}
      {side('dark')}
    </div>
  )
}

interface SideProps {
  scheme: Scheme
  shown: boolean
  worn: Design
  device: View['device']
  locale: string
  cardWidth: number
  drawn(): void
}

const titles = { light: 'Light', dark: 'Dark' }

function Side({ scheme, shown, worn, device, locale, cardWidth, drawn }: SideProps) {
  const side = useRef<HTMLElement>(null)
  // Before the browser paints, so that prompts and numbers never show two designs at once.
  useLayoutEffect(() => dress(side.current!, worn), [worn])
  const phone = device !== 'desktop'
  useFit(side, phone ? Number(device) + 2 : cardWidth)
  const titled = (cell: Cell, within: ComponentChildren) => (
    <figure key={cell.id} data-cell={cell.id}>
      <figcaption>{cell.title}</figcaption>
      {within}
    </figure>
  )
  return (
    <section ref={side} class={`side ${scheme}`} hidden={!shown} aria-label={titles[scheme]}>
      <h2>{titles[scheme]}</h2>
      {/* They stay while phones are looked at: contrast is measured in them. */}
      <div class="cells" hidden={phone}>
        {cells.map((cell) => titled(cell, <DrawnCell {...{ cell, scheme, locale, drawn }} />))}
      </div>
      {phone && shown && (
        <div class="cells phones">
          {cells.map((cell) => titled(cell, <Phone {...{ cell, scheme, locale, worn }} width={device} />))}
        </div>
      )}
    </section>
  )
}
