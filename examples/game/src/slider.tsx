import type { CustomProps, Kind } from 'askwell'

interface Settings {
  min?: number
  max?: number
  step?: number
}

/** A number on a native range input, which brings keyboard, touch and its role. Untouched it is no answer. */
export const slider: Kind = {
  type: 'slider',
  Component({ question, value, read, keep }: CustomProps<'slider'>) {
    const { min = 0, max = 100, step = 1 } = (question.settings ?? {}) as Settings
    return (
      <div part="slider">
        <output part="value">{value ?? '–'}</output>
        <input
          part="range"
          type="range"
          aria-labelledby="q"
          aria-describedby="hint ends"
          tabIndex={0}
          min={min}
          max={max}
          step={step}
          value={(value as number | undefined) ?? (min + max) / 2}
          data-moved={value !== undefined}
          onInput={({ currentTarget }) => keep(currentTarget.valueAsNumber)}
        />
        <div part="labels" id="ends">
          <span>{read(question.labels?.['low'], `${min}`)}</span>
          <span>{read(question.labels?.['high'], `${max}`)}</span>
        </div>
      </div>
    )
  },
  collect(form) {
    const range = form.querySelector<HTMLInputElement>('[type=range]')!
    return range.dataset['moved'] === 'true' ? range.valueAsNumber : undefined
  },
}
