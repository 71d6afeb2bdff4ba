import { instantText } from '@askwell/core'
import { clockText, countdown } from './span.js'
import type { Actions, View } from './view.js'

const steps: readonly [label: string, name: string, ms: number][] = [
  ['+1 h', '1 hour', 36e5],
  ['+1 d', '1 day', 864e5],
  ['+7 d', '7 days', 7 * 864e5],
  ['+90 d', '90 days', 90 * 864e5],
]

interface ControlsProps {
  view: View
  actions: Actions
}

const Clock = ({ view: { nowAt, aheadMs }, actions }: ControlsProps) => (
  <section class="clock" aria-labelledby="clock">
    <div class="line">
      <h3 id="clock">Clock</h3>
      <time>
        {instantText(nowAt).slice(0, 10)} {clockText(nowAt)}
      </time>
      {aheadMs > 0 && <strong class="ahead">{countdown(aheadMs)} ahead</strong>}
    </div>
    <div class="line">
      {steps.map(([label, name, ms]) => (
        <button
          key={name}
          type="button"
          class="small"
          aria-label={`${label}: forward ${name}`}
          onClick={() => actions.advance(ms, name)}
        >
          {label}
        </button>
      ))}
      {aheadMs > 0 && (
        <button type="button" class="small plain" onClick={actions.backToNow}>
          Back to now
        </button>
      )}
    </div>
    {aheadMs > 0 && (
      <p>
        What happens now is written with this time, and answers are sent with it. Back to now, what lies ahead counts as just now.
      </p>
    )}
  </section>
)

const IgnoreCaps = ({ view: { ignoreCaps }, actions }: ControlsProps) => (
  <button
    type="button"
    class="switch"
    role="switch"
    aria-checked={ignoreCaps}
    aria-describedby="caps"
    onClick={() => actions.change({ ignoreCaps: !ignoreCaps })}
  >
    <span class="label">Ignore caps</span>
    <span class="track" />
    <span id="caps" class="words">
      sample, repeat, grace, cooldown, session, atMost
    </span>
  </button>
)

export const Controls = (props: ControlsProps) => (
  <div class="controls">
    <Clock {...props} />
    <IgnoreCaps {...props} />
  </div>
)
