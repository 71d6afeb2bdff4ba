import type { Question } from '@askwell/core'
import { afterEach, describe, expect, it } from 'vitest'
import { besideLoaded, fakePresentation, screen } from './fake-presentation.js'
import { createPresenter } from './prompts.js'
import type { Presenter } from './types.js'

let presenter: Presenter
afterEach(() => presenter?.destroy())

async function ask(...questions: Question[]) {
  const presentation = fakePresentation({ questions }, { respondentId: 'r' })
  presenter = createPresenter({ locale: 'en' })
  await presenter.present(presentation)
  await besideLoaded()
  const type = (selector: string, text: string) => {
    const field = screen().one<HTMLInputElement>(selector)
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return { answers: () => presentation.records.at(-1)?.answers, type, send: () => screen().one('[part=submit]').click() }
}

const names = () =>
  screen()
    .all('[part=option]')
    .map(({ textContent }) => textContent)
const boxes = () => screen().all<HTMLInputElement>('[type=checkbox]')
const choice = { type: 'choice' as const, options: ['a', { id: 'b', text: 'Bee' }, { id: 'c', text: { en: 'Sea' } }] }

describe('a choice of one', () => {
  it('shows every option by its text, or its id', async () => {
    await ask({ ...choice, options: [...choice.options, { id: 'd' }] })
    expect(names()).toEqual(['a', 'Bee', 'Sea', 'd'])
    expect(screen().question()).toBe('Which of these fits best?')
  })

  it('is answered by a tap, with the id', async () => {
    const { answers } = await ask(choice)
    screen().radios()[1]!.click()
    expect(answers()).toEqual({ choice: 'b' })
  })

  it('asks for words beside "other", and takes none for an answer, too', async () => {
    const { answers, type, send } = await ask({ ...choice, other: 'Else' })
    expect(names().at(-1)).toBe('Else')
    screen().radios()[3]!.click()
    expect(answers()).toBeUndefined()
    expect(screen().focused()).toBe(screen().one('[part=field]'))
    type('[part=field]', ' my own ')
    expect(screen().one<HTMLInputElement>('[part=field]').value).toBe(' my own ')
    type('[part=field]', ' ')
    send()
    expect(answers()).toEqual({ choice: 'other' })
  })

  it('sends what was written, without blanks around it', async () => {
    const { answers, type, send } = await ask({ ...choice, other: true })
    screen().radios()[3]!.click()
    type('[part=field]', ' a: b ')
    send()
    expect(answers()).toEqual({ choice: 'other: a: b' })
  })

  it('takes an option with the id "other" for an option', async () => {
    const { answers } = await ask({ ...choice, options: ['a', 'other'] })
    screen().radios()[1]!.click()
    expect(answers()).toEqual({ choice: 'other' })
  })

  it('comes back as it was answered', async () => {
    await ask({ ...choice, other: true }, { type: 'csat' })
    screen().radios()[3]!.click()
    screen().one<HTMLInputElement>('[part=field]').value = 'mine'
    screen().one('[part=submit]').click()
    screen().one('[part=back]').click()
    expect(screen().checked()).toEqual(['Something else'])
    expect(screen().one<HTMLInputElement>('[part=field]').value).toBe('mine')
    screen().radios()[0]!.click()
    screen().one('[part=back]').click()
    expect(screen().checked()).toEqual(['a'])
  })
})

describe('a choice of several', () => {
  const several = { ...choice, multiple: true }

  it('sends the ids of what is ticked, in the order shown', async () => {
    const { answers, send } = await ask(several)
    boxes()[2]!.click()
    boxes()[0]!.click()
    send()
    expect(answers()).toEqual({ choice: ['a', 'c'] })
  })

  it('skips when nothing is ticked, and does not when something must be', async () => {
    const { answers, send } = await ask({ ...several, required: true }, { type: 'csat' })
    send()
    expect(answers()).toBeUndefined()
    expect(boxes()[0]!.getAttribute('aria-invalid')).toBe('true')
    expect(screen().focused()).toBe(boxes()[0])
    expect(screen().one('#limits').textContent).toBe('Choose 1–3')
    boxes()[0]!.click()
    expect(boxes()[0]!.getAttribute('aria-invalid')).toBe('false')
    send()
    expect(answers()).toEqual({ choice: ['a'] })
  })

  it('keeps to its limits, which it says from the start', async () => {
    const { answers, send } = await ask({ ...several, min: 2, max: 2 })
    expect(screen().one('#limits').textContent).toBe('Choose 2')
    boxes()[0]!.click()
    send()
    expect(answers()).toBeUndefined()
    for (const box of boxes().slice(1)) box.click()
    send()
    expect(answers()).toBeUndefined()
    boxes()[0]!.click()
    send()
    expect(answers()).toEqual({ choice: ['b', 'c'] })
  })

  it('says nothing of limits where there are none', async () => {
    await ask(several)
    expect(screen().all('#limits')).toEqual([])
  })
})

describe('a contact', () => {
  it('is an address with the consent, which is never ticked beforehand', async () => {
    const { answers, type, send } = await ask({ type: 'contact', consent: 'Write to me.' })
    expect(boxes()[0]!.checked).toBe(false)
    expect(screen().one('[part=consent]').textContent).toBe('Write to me.')
    type('[part=field]', 'ada@example.com')
    boxes()[0]!.click()
    send()
    expect(answers()).toEqual({ contact: { email: 'ada@example.com', consent: true } })
  })

  it.each([
    ['ada', 'Please enter an e-mail address, such as name@example.com.'],
    ['ada@example', 'Please enter an e-mail address, such as name@example.com.'],
    ['ada@example.com', 'Please tick the box, so that we may write to you.'],
  ])('says what is wrong with %s alone', async (email, words) => {
    const { answers, type, send } = await ask({ type: 'contact' })
    type('[part=field]', email)
    expect(screen().one('#fault').textContent).toBe('')
    send()
    expect(answers()).toBeUndefined()
    expect(screen().one('#fault').textContent).toBe(words)
    expect(screen().focused()?.getAttribute('aria-invalid')).toBe('true')
    type('[part=field]', 'ada@example.org')
    expect(screen().one('#fault').textContent).toBe('')
  })

  it('is skipped when nothing is written, unless it is required', async () => {
    const { send } = await ask({ type: 'contact' }, { type: 'csat' })
    send()
    expect(screen().radios()).toHaveLength(5)
  })

  it('stays when it is required', async () => {
    const { send } = await ask({ type: 'contact', required: true }, { type: 'csat' })
    send()
    expect(screen().one('#fault').textContent).toMatch(/^Please enter/)
  })
})

describe('a survey with options that are none', () => {
  it.each([undefined, 5, [null], 'ab'])('is not shown, and costs nothing: %j', async (options) => {
    presenter = createPresenter({ locale: 'en' })
    const survey = { questions: [{ type: 'csat' }, { type: 'choice', options }] } as never
    await expect(presenter.present(fakePresentation(survey))).rejects.toThrow()
    expect(screen().host).toBeNull()
  })
})
