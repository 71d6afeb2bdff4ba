import type { ChoiceOption } from '@askwell/core'
import { RadioGroup } from '../../a11y/radio-group.js'
import type { Kind, PropsOf } from '../kind.js'
import { holdBack, keepInput, wasTried } from '../unsent.js'

/** As `beside.ts` makes them ready. */
type Option = Exclude<ChoiceOption, string>

/** What a person wrote beside "other" is `other:` and their words, so that it can't be taken for an option. */
const other = 'other'

/** As it stands in the form. Nothing chosen is no list, which is a skip. */
const chosenIn = (form: HTMLFormElement) => {
  const words = form.querySelector<HTMLInputElement>('[part=field]')?.value
  const list = [...form.querySelectorAll<HTMLInputElement>('[aria-checked=true],:checked')].map(({ value }) =>
    value === other && words?.trim() ? `${value}:${words}` : value,
  )
  return form.querySelector('[role=radio]') || !list.length ? list[0] : list
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- A <fieldset> is named by a <legend> of its own; these are named by the question. */
/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Hears the clicks of the radio buttons inside, which keys make, too. */
/* oxlint-disable jsx-a11y/aria-proptypes -- It is 'true' or 'false'. */

export const choice: Kind = {
  type: 'choice',
  Component(props: PropsOf<'choice'>) {
    const { question, value, strings, read, keep, answer } = props
    const steps = (question.options as Option[]).map(({ id, text }) => ({ value: id, content: read(text, id) }))
    if (question.other) steps.push({ value: other, content: read(question.other as string, strings.other) })
    const { min = 1, max = steps.length, required } = question
    const given = [value ?? []].flat() as string[]
    const wrote = question.other ? given.find((id) => /^other(:|$)/.test(id)) : undefined
    const chosen = given.map((id) => (id === wrote ? other : id))
    const { length } = chosen
    const fault = length > max || (length < min && (length || required))
    const shown = wasTried(value) && fault
    const limits = (shown || min > 1 || max < steps.length) && (
      <p id="limits" class={shown ? 'fault' : ''}>
        {strings.choose(min < max ? `${min}–${max}` : `${max}`, max)}
      </p>
    )
    const field = wrote !== undefined && (
      <input part="field" aria-label={strings.tell} placeholder={strings.tell} maxLength={500} value={wrote.slice(6)} />
    )
    return question.multiple ? (
      <div role="group" aria-labelledby="q" aria-describedby="hint limits" onInput={keepInput(chosenIn, keep)}>
        {limits}
        <div part="scale" class="choices">
          {steps.map(({ value, content }, index) => (
            <label part="option">
              <input
                type="checkbox"
                value={value}
                checked={chosen.includes(value)}
                tabIndex={index ? undefined : 0}
                aria-invalid={`${!!shown}`}
                aria-describedby="limits"
              />
              <span>{content}</span>
            </label>
          ))}
        </div>
        {field}
        {holdBack(fault, chosenIn, keep)}
      </div>
    ) : (
      // A tap answers, but for "other", which asks for words first: the Send button is for these.
      <div
        class={field ? '' : 'taps'}
        onInput={keepInput(chosenIn, keep)}
        onClick={({ currentTarget, target }) => {
          if ((target as Element).role) currentTarget.querySelector<HTMLElement>('[part=field]')?.focus()
        }}
      >
        <RadioGroup
          {...props}
          look="choices"
          steps={steps}
          value={chosen[0]}
          answer={(id) => (question.other && id === other ? keep(wrote ?? other) : answer(id))}
        />
        {field}
      </div>
    )
  },
  collect: (form) => {
    const value = chosenIn(form)
    return typeof value === 'string' ? value.trim() : value?.map((id) => id.trim())
  },
}
