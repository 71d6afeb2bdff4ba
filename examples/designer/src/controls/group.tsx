import type { Token } from '@askwell/ui/theme'
import type { Measured, Scheme } from '../contrast/measure.js'
import type { Resolved } from '../theme/resolve.js'
import type { Change, Design } from '../theme/state.js'
import { picksOf, rangeOf, shortOf } from '../theme/tokens.js'
import { ColourControl } from './colour-control.js'
import { Row, type ControlProps } from './row.js'
import { SelectControl } from './select-control.js'
import { SliderControl } from './slider-control.js'
import { ValueField } from './value-field.js'

export interface GroupProps {
  title: string
  open: boolean
  tokens: readonly Token[]
  design: Design
  dispatch(change: Change): void
  resolved: Record<Scheme, Resolved>
  measured: readonly Measured[]
}

/** The variables of one group, and how many of them are changed. */
export function Group({ title, open, tokens, design, dispatch, resolved, measured }: GroupProps) {
  const changed = tokens.filter(({ name }) => Object.hasOwn(design, name)).length
  return (
    <details open={open}>
      <summary>
        <h2>{title}</h2>
        {changed > 0 && <span>{changed} changed</span>}
      </summary>
      {tokens.map((token) => {
        const props: ControlProps = {
          token,
          value: design[token.name],
          resolved,
          set: (value) => dispatch({ type: 'set', name: token.name, value }),
          settle: () => dispatch({ type: 'settle' }),
        }
        const failing = measured.filter(({ passes, variable }) => !passes && variable === shortOf(token.name))
        return (
          <Row key={token.name} {...props} failing={failing}>
            <Control {...props} />
          </Row>
        )
      })}
    </details>
  )
}

function Control(props: ControlProps) {
  const range = rangeOf(props.token)
  const picks = picksOf(props.token)
  if (props.token.kind === 'color') return <ColourControl {...props} />
  if (range) return <SliderControl {...props} range={range} />
  return picks.length ? <SelectControl {...props} picks={picks} /> : <ValueField {...props} />
}
