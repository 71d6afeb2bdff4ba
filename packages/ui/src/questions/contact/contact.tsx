import type { ContactValue } from '@askwell/core'
import { firstField } from '../../a11y/first-field.js'
import type { Kind, PropsOf } from '../kind.js'
import { holdBack, keepInput, wasTried } from '../unsent.js'

/** What stands in the form; nothing without an address. */
const collect = (form: HTMLFormElement) => {
  const data = new FormData(form)
  const email = (data.get('email') as string).trim()
  return email ? ({ email, consent: data.has('consent') } as ContactValue) : undefined
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- A <fieldset> is named by a <legend> of its own; this one is named by the question. */
/* oxlint-disable jsx-a11y/aria-proptypes -- It is 'true' or 'false'. */

/** An e-mail address with the consent to use it; without the tick there is no answer. */
export const contact: Kind = {
  type: 'contact',
  Component({ question, value, strings, read, keep }: PropsOf<'contact'>) {
    const { email, consent } = (value ?? {}) as Partial<ContactValue>
    const isBad = email ? !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) : !!question.required
    const fault = isBad ? strings.badEmail : email && !consent && strings.noConsent
    const shown = wasTried(value) && fault
    return (
      <div role="group" aria-labelledby="q" onInput={keepInput(collect, keep)}>
        <input
          part="field"
          name="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          tabIndex={firstField()}
          aria-label={strings.email}
          aria-invalid={`${!!shown && isBad}`}
          aria-describedby="hint fault"
          placeholder={read(question.placeholder, strings.email)}
          value={email}
        />
        <label part="consent">
          <input
            type="checkbox"
            name="consent"
            checked={consent}
            aria-invalid={`${!!shown && !isBad}`}
            aria-describedby="fault"
          />
          <span>{read(question.consent, strings.consent)}</span>
        </label>
        <p id="fault" class="fault" role="alert">
          {shown}
        </p>
        {holdBack(fault, collect, keep)}
      </div>
    )
  },
  collect,
}
