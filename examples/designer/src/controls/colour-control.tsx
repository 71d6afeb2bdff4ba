import { Icon } from '../icons.js'
import { labelOf } from '../theme/tokens.js'
import { inBoth, type Pair, pairOf } from './colour-pair.js'
import type { ControlProps } from './row.js'
import { ValueField } from './value-field.js'

/** One colour for light and dark, or one for each; every notation of CSS in the field. */
export function ColourControl(props: ControlProps) {
  const { token, value, resolved, set, settle } = props
  const { name } = token
  const now: Pair = [resolved.light[name] ?? '#000000', resolved.dark[name] ?? '#000000']
  const pair = value === undefined ? undefined : pairOf(value)
  const one = value === undefined ? now[0] === now[1] : !pair
  const label = labelOf(token)

  const pick = (side: 0 | 1, colour: string) => {
    if (one) return set(colour)
    const next: [string, string] = [...(pair ?? now)]
    next[side] = colour
    set(inBoth(next))
  }
  const swatch = (side: 0 | 1, title: string) => (
    <input
      type="color"
      aria-label={title}
      value={now[side]}
      onInput={({ currentTarget }) => pick(side, currentTarget.value)}
      onChange={settle}
    />
  )
  return (
    <>
      <div class="swatches" data-one={one}>
        {swatch(0, one ? `${label}, pick` : `${label} in light, pick`)}
        {!one && swatch(1, `${label} in dark, pick`)}
        <button
          type="button"
          class="bare"
          aria-pressed={one}
          aria-label={`${label}: one colour for light and dark`}
          title="One colour for light and dark"
          onClick={() => {
            const [light] = pair ?? now
            set(one ? inBoth(value === undefined ? now : [value, value]) : light)
            settle()
          }}
        >
          <Icon name={one ? 'link' : 'unlink'} />
        </button>
      </div>
      <ValueField {...props} />
    </>
  )
}
