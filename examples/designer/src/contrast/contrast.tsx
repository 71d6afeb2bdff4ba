import { useState } from 'preact/hooks'
import { Icon } from '../icons.js'
import { hexOf } from './colour.js'
import { type Measured, ratioText } from './measure.js'

interface ContrastProps {
  measured: readonly Measured[]
  /** Leads to the variable that decides about a pair. */
  turnTo(variable: string): void
}

/** Every pair of colours that has to differ, as it is on screen now; those that fail come first, and show even when folded. */
export function Contrast({ measured, turnTo }: ContrastProps) {
  const [open, setOpen] = useState(false)
  const failing = measured.filter(({ passes }) => !passes)
  const passing = measured.filter(({ passes }) => passes)
  const { length } = measured
  const summary = !length ? 'measuring…' : failing.length ? `${failing.length} of ${length} fail` : `all ${length} pass`
  return (
    <section class="contrast" aria-labelledby="contrast" data-passes={!failing.length}>
      <h2>
        <button type="button" id="contrast" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={failing.length ? 'fail' : 'pass'} />
          Contrast <span>{summary}</span>
        </button>
      </h2>
      <ul>
        {[...failing, ...(open ? passing : [])].map((pair) => (
          <li key={`${pair.id} ${pair.scheme}`}>
            <PairButton {...pair} turn={() => turnTo(pair.variable)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PairButton({ title, scheme, ratio, passes, least, front, back, turn }: Measured & { turn(): void }) {
  return (
    <button type="button" class={passes ? 'pass' : 'fail'} onClick={turn}>
      <span class="sample" aria-hidden="true" style={{ color: hexOf(front), backgroundColor: hexOf(back) }}>
        <i />
      </span>
      <span>
        {title}
        <small>
          {scheme}: {passes ? 'passes' : 'fails'}, needs {least}:1
        </small>
      </span>
      <span class="ratio">
        <Icon name={passes ? 'pass' : 'fail'} />
        {ratioText(ratio)}
      </span>
    </button>
  )
}
