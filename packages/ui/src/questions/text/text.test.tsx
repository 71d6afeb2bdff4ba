import { afterEach, describe, expect, it } from 'vitest'
import { besideLoaded, fakePresentation, screen } from '../../fake-presentation.js'
import { createPresenter } from '../../prompts.js'
import type { Presenter } from '../../types.js'
import { drawKind } from '../draw-kind.js'
import { text } from './text.js'

let presenter: Presenter
afterEach(() => presenter?.destroy())

async function ask(required = false) {
  const presentation = fakePresentation({ questions: [{ type: 'nps' }, { type: 'text', required }] })
  presenter = createPresenter({ locale: 'en' })
  await presenter.present(presentation)
  await besideLoaded()
  screen().radios()[9]!.click()
  const field = screen().one<HTMLTextAreaElement>('textarea')
  const answers = () => presentation.records.at(-1)?.answers
  return { field, answers, send: () => screen().one('[part=submit]').click() }
}

describe('text', () => {
  it('holds 2,000 characters in three rows unless told otherwise', () => {
    const field = drawKind(text, { type: 'text' }).container.querySelector('textarea')!
    expect([field.maxLength, +field.rows]).toEqual([2000, 3])
    const other = drawKind(text, { type: 'text', maxLength: 80, rows: 1, placeholder: 'Here' }).container.querySelector(
      'textarea',
    )!
    expect([other.maxLength, +other.rows, other.placeholder]).toEqual([80, 1, 'Here'])
  })

  it('sends what was written, without blanks around it', async () => {
    const { field, answers, send } = await ask()
    field.value = '  The address form \n'
    send()
    expect(answers()).toEqual({ nps: 9, text: 'The address form' })
  })

  it('sends on Cmd+Enter and on Ctrl+Enter, and makes a new line on Enter', async () => {
    const { field, answers } = await ask()
    field.value = 'The address form'
    field.focus()
    screen().press('Enter')
    expect(answers()).toEqual({ nps: 9 })
    screen().press('Enter', { ctrlKey: true })
    expect(answers()).toEqual({ nps: 9, text: 'The address form' })
  })

  it('skips when nothing but blanks was written', async () => {
    const { field, answers, send } = await ask()
    field.value = '   '
    send()
    await Promise.resolve()
    expect(answers()).toEqual({ nps: 9 })
    expect(screen().all('textarea')).toEqual([])
  })

  it('stays when something is required', async () => {
    const { field, answers, send } = await ask(true)
    expect(field.required).toBe(true)
    expect(screen().all('[part=skip]')).toEqual([])
    field.value = '   '
    send()
    expect(screen().one('textarea')).toBe(field)
    expect(answers()).toEqual({ nps: 9 })
  })

  it('answers nothing while someone writes', async () => {
    const { field, answers } = await ask()
    field.value = 'The'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    expect(answers()).toEqual({ nps: 9 })
  })
})
