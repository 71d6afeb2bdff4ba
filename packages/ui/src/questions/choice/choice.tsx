import type { TargetedEvent } from 'preact'
import { RadioGroup } from '../../a11y/radio-group.js'
import type { Kind, PropsOf } from '../kind.js'
import { optionsOf } from './options.js'

type ChoiceProps = PropsOf<'choice'>

/** What a person wrote beside "other" is `other:` and their words, so that it can't be taken for an option. */
const other = 'other'
const isOther = (value: unknown) => /^other(:|$)/.test(`${value}`)

/** Options and "other", and what is written there. */
function read({ question, value, strings, read }: ChoiceProps) {
  const options = optionsOf(question).map(({ id, text }) => ({ value: id, content: read(text) || id }))
  const label = question.other === true ? '' : read(question.other || '')
  if (question.other) options.push({ value: other, content: label || strings.other })
  const chosen = [value ?? []].flat() as string[]
  const wrote = question.other ? chosen.find(isOther) : undefined
  return {
    options,
    chosen: chosen.map((id) => (id === wrote ? other : id)),
    field: wrote !== undefined && (
      <input
        part="field"
        name={other}
        aria-label={strings.tell}
        placeholder={strings.tell}
        maxLength={500}
        autoComplete="off"
        value={wrote.slice(6)}
      />
    ),
  }
}

const focusField = (within: Element) => within.querySelector<HTMLElement>('[part=field]')?.focus()

/** A tap answers, but for "other", which asks for words first. */
function One(props: ChoiceProps) {
  const { options, chosen, field } = read(props)
  const { answer, keep, question } = props
  return (
    // The Send button is for what is written: see choice.css.
    <div
      class={field ? '' : 'taps'}
      onInput={({ currentTarget }) => keep(chosenIn(currentTarget.closest('form')!))}
      onClick={({ currentTarget, target }) => {
        if ((target as Element).getAttribute('aria-checked')) focusField(currentTarget)
      }}
    >
      <RadioGroup
        {...props}
        look="choices"
        steps={options}
        value={chosen[0]}
        answer={(id) => (question.other && id === other ? keep(chosen[0] === other ? props.value : other) : answer(id))}
      />
      {field}
      <input type="hidden" name="one" value={chosen[0] ?? ''} />
    </div>
  )
}

/** Checkboxes and a Send button. */
function Several(props: ChoiceProps) {
  const { options, chosen, field } = read(props)
  const { question, strings, keep } = props
  const { required, min = 1, max = options.length } = question
  const { length } = chosen
  const limits = max < options.length ? strings.choose[min > 1 ? 0 : 1] : (min > 1 || required) && strings.choose[2]
  const range = max < options.length ? (min > 1 && min < max ? `${min}–${max}` : max) : min
  const lacks = (count: number) => count < min && !!(count || required)
  const change = ({ currentTarget, target }: TargetedEvent<HTMLElement>) => {
    const list = chosenIn(currentTarget.closest('form')!)
    keep(list)
    const [first] = currentTarget.querySelectorAll('input')
    first!.required = lacks(list?.length ?? 0)
    first!.removeAttribute('aria-invalid')
    const { value, checked } = target as HTMLInputElement
    if (checked && question.other && value === other) focusField(currentTarget)
  }
  return (
    <div
      role="group"
      aria-labelledby="q"
      aria-describedby="hint limits"
      onInput={change}
      onClick={(event) => {
        // A click on a checkbox has changed it already, and is taken back.
        if (
          (event.target as HTMLInputElement).checked &&
          length >= max &&
          !chosen.includes((event.target as HTMLInputElement).value)
        )
          event.preventDefault()
      }}
    >
      {limits && <p id="limits">{limits.replace('#', `${range}`)}</p>}
      <div part="scale" class="choices">
        {options.map(({ value, content }, index) => (
          <label part="option">
            <input
              type="checkbox"
              tabIndex={index ? undefined : 0}
              name="several"
              value={value}
              checked={chosen.includes(value)}
              required={!index && lacks(length)}
              aria-disabled={`${length >= max && !chosen.includes(value)}`}
              aria-describedby="limits"
              onInvalid={(event) => {
                event.preventDefault()
                event.currentTarget.setAttribute('aria-invalid', 'true')
                event.currentTarget.focus()
              }}
            />
            <span>{content}</span>
          </label>
        ))}
      </div>
      {field}
    </div>
  )
}

/** As it stands in the form. Nothing chosen is no list, which is a skip. */
const chosenIn = (form: HTMLFormElement) => {
  const data = new FormData(form)
  const words = (data.get(other) ?? '') as string
  const chosen = ['one', 'several'].flatMap((name) => data.getAll(name) as string[]).filter(Boolean)
  const list = chosen.map((id) => (id === other && words ? `${id}:${words}` : id))
  return data.has('one') ? list[0] : list.length ? list : undefined
}

export const choice: Kind = {
  type: 'choice',
  Component: (props: ChoiceProps) => (props.question.multiple ? <Several {...props} /> : <One {...props} />),
  collect(form) {
    // Blanks count while someone is writing, and no more when it is sent.
    const field = form.querySelector<HTMLInputElement>('[part=field]')
    if (field) field.value = field.value.trim()
    return chosenIn(form)
  },
}
