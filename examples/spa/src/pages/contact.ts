import { element } from '../element.js'
import { base } from '../router.js'
import type { Page } from './page.js'

const topics = [
  ['battery', 'Battery and charging'],
  ['ride', 'Brakes, tyres, gears'],
  ['order', 'Order and delivery'],
  ['other', 'Something else'],
] as const

const field = (label: string, input: HTMLElement) =>
  element('p', { class: 'field' }, element('label', { for: input.id }, label), input)

/** `send` is called with the topic once the form is complete. */
export function contact(send: (topic: string) => void): Page {
  const submit = (event: Event) => {
    event.preventDefault()
    send(String(new FormData(event.target as HTMLFormElement).get('topic')))
  }
  const choices = topics.map(([value, label], index) =>
    element(
      'label',
      {},
      element('input', { type: 'radio', name: 'topic', value, required: true, checked: index === 0 }),
      element('span', {}, label),
    ),
  )
  return {
    title: 'Contact · Wren Help',
    section: 'contact',
    content: [
      element('h1', {}, 'Write to us'),
      element('p', { class: 'lead' }, 'A mechanic reads this, and answers within four hours on working days.'),
      element(
        'form',
        { class: 'contact', onSubmit: submit },
        element('fieldset', {}, element('legend', {}, 'What is it about?'), element('div', { class: 'choices' }, ...choices)),
        field('What happened?', element('textarea', { id: 'message', name: 'message', rows: '5', required: true })),
        field(
          'Where can we reach you?',
          element('input', {
            id: 'email',
            name: 'email',
            type: 'email',
            required: true,
            autocomplete: 'email',
            placeholder: 'you@example.com',
          }),
        ),
        element('p', {}, element('button', { class: 'button' }, 'Send')),
      ),
    ],
  }
}

export const sent = (): Page => ({
  title: 'Sent · Wren Help',
  section: 'contact',
  content: [
    element('h1', {}, 'It is on the bench'),
    element('p', { class: 'lead' }, 'We have your message and write back to you today, or on Monday if it is the weekend.'),
    element('p', {}, element('a', { class: 'button', href: `${base}/articles` }, 'Read on meanwhile')),
  ],
})
