import type { ContactValue } from '@askwell/core'
import type { TargetedEvent } from 'preact'
import { firstField } from '../../a11y/first-field.js'
import type { Kind, PropsOf } from '../kind.js'

/** What is kept while it is not answered: the fault stays until something is changed. */
type Draft = Partial<Record<'email' | 'fault', string> & { consent: boolean }>

/** What stands in the form; nothing without an address. */
const collect = (form: HTMLFormElement) => {
  const data = new FormData(form)
  const email = (data.get('email') as string).trim()
  return email ? ({ email, consent: data.has('consent') } as ContactValue) : undefined
}

/** An e-mail address with the consent to use it; without the tick there is no answer. */
export const contact: Kind = {
  type: 'contact',
  Component({ question, value, strings, read, keep }: PropsOf<'contact'>) {
    const { email, consent, fault } = (value ?? {}) as Draft
    const change = ({ currentTarget }: TargetedEvent<HTMLElement>) => {
      const draft = collect(currentTarget.closest('form')!)
      keep(draft)
      currentTarget.querySelector<HTMLInputElement>('[name=consent]')!.required = !!(draft ?? question.required)
    }
    // In place of the browser's own bubbles, which speak another language than the prompt.
    const refuse = (event: TargetedEvent<HTMLInputElement>) => {
      event.preventDefault()
      const field = event.currentTarget
      if (field.form!.querySelector('input:invalid') !== field) return
      keep({ ...collect(field.form!), fault: field.name } as unknown as ContactValue)
      field.focus()
    }
    const about = (name: string) => ({
      name,
      'aria-invalid': fault === name,
      'aria-describedby': fault === name ? 'fault' : 'hint',
      onInvalid: refuse,
    })
    return (
      <div role="group" aria-labelledby="q" onInput={change}>
        <label>
          <span part="labels">{strings.email}</span>
          <input
            {...about('email')}
            part="field"
            type="email"
            tabIndex={firstField()}
            autoComplete="email"
            maxLength={254}
            pattern=".+@.+\..+"
            required={question.required}
            placeholder={read(question.placeholder)}
            value={email}
          />
        </label>
        <label part="consent">
          <input {...about('consent')} type="checkbox" checked={consent} required={!!(email ?? question.required)} />
          <span>{read(question.consent, strings.consent)}</span>
        </label>
        <p id="fault" role="alert">
          {fault && strings[fault === 'email' ? 'badEmail' : 'noConsent']}
        </p>
      </div>
    )
  },
  collect,
}
