interface Option<Value extends string> {
  value: Value
  title: string
  /** Where the title alone says too little. */
  label?: string
}

interface SegmentsProps<Value extends string> {
  legend: string
  options: readonly Option<Value>[]
  value: Value
  set(value: Value): void
}

/** One of a few, side by side: native radio buttons. */
export const Segments = <Value extends string>({ legend, options, value, set }: SegmentsProps<Value>) => (
  <fieldset class={`segments ${legend.toLowerCase()}`}>
    <legend class="sr">{legend}</legend>
    {options.map((option) => (
      <label>
        <input
          type="radio"
          class="sr"
          name={legend}
          aria-label={option.label}
          checked={option.value === value}
          onChange={() => set(option.value)}
        />
        <span>{option.title}</span>
      </label>
    ))}
  </fieldset>
)
