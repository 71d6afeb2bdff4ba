import { labelOf, type Range } from '../theme/tokens.js'
import type { ControlProps } from './row.js'
import { ValueField } from './value-field.js'

const measure = /^(-?[\d.]+)([a-z%]*)$/i

/** Where the slider stands: as the value says in the slider's unit, else as the prompt has it in px. */
function numberIn({ token, value, resolved }: ControlProps, { unit, min }: Range): number {
  for (const text of [value ?? token.default, resolved.light[token.name] ?? '']) {
    const [, number, itsUnit] = measure.exec(text) ?? []
    if (number !== undefined && itsUnit === unit) return Number(number)
  }
  return min
}

/** A slider over what makes sense, and a field for anything else. */
export function SliderControl({ range, ...props }: ControlProps & { range: Range }) {
  const { token, set, settle } = props
  const { min, max, step, unit } = range
  const number = numberIn(props, range)
  return (
    <>
      <input
        type="range"
        aria-label={`${labelOf(token)}, slide`}
        aria-valuetext={`${number}${unit}`}
        {...{ min, max, step }}
        value={number}
        onInput={({ currentTarget }) => {
          const text = currentTarget.value + unit
          set(text === token.default ? undefined : text)
        }}
        onChange={settle}
      />
      <ValueField {...props} />
    </>
  )
}
