import { labelOf, type Pick } from '../theme/tokens.js'
import type { ControlProps } from './row.js'
import { ValueField } from './value-field.js'

/** A few values worth choosing, and a field for any other. */
export function SelectControl({ picks, ...props }: ControlProps & { picks: readonly Pick[] }) {
  const { token, value, set, settle } = props
  const now = value ?? token.default
  const listed = picks.some((pick) => pick.value === now)
  return (
    <>
      <select
        aria-label={`${labelOf(token)}, choose`}
        value={listed ? now : ''}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value
          set(next === token.default ? undefined : next)
          settle()
        }}
      >
        {!listed && <option value="">Other</option>}
        {picks.map((pick) => (
          <option value={pick.value}>{pick.title}</option>
        ))}
      </select>
      <ValueField {...props} />
    </>
  )
}
