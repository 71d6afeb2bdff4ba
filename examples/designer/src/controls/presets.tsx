import { type Preset, presets, tokens } from '@askwell/ui/theme'
import { type Change, type Design, same } from '../theme/state.js'

interface PresetsProps {
  design: Design
  dispatch(change: Change): void
}

/** A preset without what is the default anyway: no change, so no line of CSS. */
const designs = presets.map((preset) => ({
  ...preset,
  css: Object.fromEntries(
    tokens.flatMap(({ name, default: plain }) => {
      const value = (preset.css as Design)[name]
      return value === undefined || value === plain ? [] : [[name, value]]
    }),
  ),
}))

/** Whole looks to begin with. */
export const Presets = ({ design, dispatch }: PresetsProps) => (
  <section class="presets" aria-labelledby="presets">
    <h2 id="presets">Presets</h2>
    <div>
      {designs.map((preset) => (
        <button
          type="button"
          key={preset.name}
          aria-pressed={same(design, preset.css)}
          onClick={() => dispatch({ type: 'replace', design: preset.css })}
        >
          <Sample {...preset} />
          {preset.title}
        </button>
      ))}
    </div>
  </section>
)

/** Letters and a spot of accent, in the variables of the preset. */
function Sample({ css }: Preset) {
  return (
    <span class="sample" aria-hidden="true" style={css as Record<string, string>}>
      Aa
      <i />
    </span>
  )
}
