import type { Page } from 'playwright-core'
import type { Pair } from './contrast.js'
import { promptOf } from './prompt.js'

const card: Pair['back'][number] = ['[part=prompt]', 'background-color']
const on = (what: string, selector: string, property: string, least: number, own = true): Pair => ({
  what,
  front: [selector, property],
  back: own ? [[selector, 'background-color'], card] : [card],
  least,
})
const text = (what: string, selector: string) => on(what, selector, 'color', 4.5)
const line = (what: string, selector: string, property = 'border-top-color') => on(what, selector, property, 3, false)
const drawing = (what: string, selector: string, property = 'color') => on(what, selector, property, 3)
const chosen = '[aria-checked=true]'
const everywhere = [text('question', 'h2'), text('close', '[part=close]'), line('focus ring', ':focus-visible', 'outline-color')]

interface Scene {
  id: string
  questions: object[]
  thanks?: object
  /** What a person does before it looks like this. */
  act(page: Page): Promise<unknown>
  pairs: Pair[]
}

const radio = (page: Page, index: number) => promptOf(page).getByRole('radio').nth(index)
const moveTo = async (page: Page, index: number) => {
  await radio(page, 0).focus()
  await page.keyboard.press('Home')
  for (let press = 0; press < index; press++) await page.keyboard.press('ArrowRight')
  await radio(page, index + 1).hover()
}
const more = { type: 'text', id: 'why', text: 'Why?', hint: 'A sentence is plenty.', placeholder: 'The form…' }

/** Prompts in which every colour is seen, with what must be told apart in them. */
export const scenes: Scene[] = [
  {
    id: 'numbers',
    questions: [{ type: 'ces', text: 'Was it easy?', hint: 'A hint.' }, more],
    act: (page) => moveTo(page, 3),
    pairs: [
      ...everywhere,
      text('end labels', '[part=labels]'),
      text('hint', '#hint'),
      text('option', '[part=option]:not(:hover, [aria-checked=true])'),
      text('option under the pointer', '[part=option]:hover'),
      text('chosen option', chosen),
      line('edge of the chosen option', chosen),
      line('progress', 'i.on'),
    ],
  },
  {
    id: 'faces',
    questions: [{ type: 'csat' }],
    act: (page) => moveTo(page, 3),
    pairs: [
      ...everywhere,
      drawing('face', '[part=option]'),
      drawing('face under the pointer', '[part=option]:hover'),
      drawing('chosen face', chosen),
    ],
  },
  {
    id: 'stars',
    questions: [{ type: 'csat', look: 'stars' }],
    act: (page) => moveTo(page, 2),
    pairs: [
      line('star', '.on path', 'fill'),
      { what: 'chosen star', front: [`${chosen} path`, 'fill'], back: [[chosen, 'background-color'], card], least: 3 },
      {
        what: 'star under the pointer',
        front: [':hover > svg path', 'fill'],
        back: [['[part=option]:hover', 'background-color'], card],
        least: 3,
      },
    ],
  },
  {
    id: 'thumbs',
    questions: [{ type: 'thumbs' }, more],
    act: (page) => moveTo(page, 0),
    pairs: [...everywhere, drawing('chosen thumb', chosen), text('thumb under the pointer', '[part=option]:hover')],
  },
  {
    id: 'writing',
    questions: [{ type: 'thumbs' }, more],
    async act(page) {
      await radio(page, 0).click()
      await promptOf(page).getByRole('textbox').focus()
      await promptOf(page).getByRole('button', { name: 'Send' }).hover()
    },
    pairs: [
      ...everywhere,
      text('hint', '#hint'),
      text('text', 'textarea'),
      line('line of the field', 'textarea'),
      text('Send', '[part=submit]'),
      text('Skip', '[part=skip]'),
      text('Back', '[part=back]'),
    ],
  },
  {
    id: 'choices',
    questions: [{ type: 'choice', options: ['One', 'Two', 'Three'], multiple: true }],
    async act(page) {
      await promptOf(page).getByRole('checkbox').first().check()
      await page.keyboard.press('Tab')
      await promptOf(page).getByRole('checkbox').nth(1).hover()
    },
    pairs: [
      ...everywhere,
      text('choice', 'label:has(:checked)'),
      line('edge of a choice', 'label:has(:checked)'),
      text('choice under the pointer', 'label:hover'),
      {
        what: 'ticked box',
        front: [':checked', 'accent-color'],
        back: [['label:has(:checked)', 'background-color'], card],
        least: 3,
      },
    ],
  },
  {
    id: 'fault',
    questions: [{ type: 'contact', consent: 'You may write to me.' }],
    async act(page) {
      await promptOf(page).getByRole('textbox').fill('ada')
      await promptOf(page).getByRole('button', { name: 'Send' }).click()
      await promptOf(page).getByRole('alert').getByText(/./).waitFor()
    },
    pairs: [...everywhere, text('fault', '.fault'), line('line of a wrong field', '[aria-invalid=true]')],
  },
  {
    id: 'thanks',
    questions: [{ type: 'thumbs' }],
    thanks: {
      text: 'Glad to hear it.',
      hint: 'Here is 10 % off.',
      code: 'THANKS10',
      action: { label: 'To the shop', href: '/' },
    },
    async act(page) {
      await radio(page, 0).click()
      await promptOf(page).getByText('THANKS10').waitFor()
      await page.keyboard.press('Tab')
      await promptOf(page).getByRole('button', { name: 'Copy' }).hover()
    },
    pairs: [
      ...everywhere,
      text('hint', 'p'),
      drawing('tick', '[part=header] svg'),
      text('code', 'code'),
      text('Copy', '.code button'),
      text('link', 'a[part=submit]'),
    ],
  },
]

export const surveysOf = (list: readonly Scene[]) => ({
  surveys: list.map(({ id, questions, thanks }) => ({
    id,
    questions,
    ...(thanks && { thanks: [thanks] }),
    trigger: { event: id },
  })),
})

/** The scene on screen; its prompt stays until `leave`. */
export async function enter(page: Page, { id, act }: Scene): Promise<void> {
  await page.evaluate((id) => void window.askwell!('show', id), id)
  await promptOf(page).waitFor()
  await page.waitForFunction(() => document.querySelector('askwell-prompt')!.shadowRoot!.adoptedStyleSheets.length > 1)
  await act(page)
}

export async function leave(page: Page): Promise<void> {
  await promptOf(page).getByRole('button', { name: 'Close' }).click()
  await promptOf(page).waitFor({ state: 'detached' })
}
