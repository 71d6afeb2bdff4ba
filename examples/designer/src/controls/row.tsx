import type { Token } from '@askwell/ui/theme'
import type { ComponentChildren } from 'preact'
import type { Measured, Scheme } from '../contrast/measure.js'
import { ratioText } from '../contrast/measure.js'
import { Icon } from '../icons.js'
import type { Resolved } from '../theme/resolve.js'
import { labelOf, shortOf } from '../theme/tokens.js'

/** What every control is given. */
export interface ControlProps {
  token: Token
  /** As set; nothing for the default. */
  value: string | undefined
  resolved: Record<Scheme, Resolved>
  set(value: string | undefined): void
  settle(): void
}

interface RowProps extends ControlProps {
  /** Pairs that this variable should mend. */
  failing: readonly Measured[]
  children: ComponentChildren
}

/** One variable: its name, its meaning, its control, what fails by it, and the way back to the default. */
export function Row({ token, value, set, settle, failing, children }: RowProps) {
  const short = shortOf(token.name)
  const label = labelOf(token)
  return (
    <fieldset class={`row ${token.kind}`} aria-labelledby={`label-${short}`} data-changed={value !== undefined}>
      <div class="about">
        <label id={`label-${short}`} for={`value-${short}`}>
          {label}
        </label>
        <span id={`meaning-${short}`}>{token.meaning}</span>
      </div>
      <button
        type="button"
        class="bare reset"
        aria-label={`Reset ${label}`}
        disabled={value === undefined}
        onClick={() => {
          set(undefined)
          settle()
          document.getElementById(`value-${short}`)?.focus()
        }}
      >
        <Icon name="reset" />
      </button>
      <div class="control">{children}</div>
      {failing.length > 0 && (
        <ul class="failing">
          {failing.map(({ title, scheme, ratio, least }) => (
            <li>
              <Icon name="fail" />
              {title}, {scheme}: {ratioText(ratio)}, needs {least}
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
