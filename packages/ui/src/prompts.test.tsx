import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { besideLoaded, fakePresentation, screen } from './fake-presentation.js'
import { createPresenter } from './prompts.js'
import type { Kind } from './questions/kind.js'
import type { Presenter, PresenterOptions } from './types.js'

const csat = { questions: [{ type: 'csat' as const, text: 'How was checkout?' }] }
const twoSteps = { questions: [{ type: 'csat' as const }, { type: 'text' as const, text: 'What went wrong?' }] }

let presenter: Presenter
const start = (options: PresenterOptions = {}) => (presenter = createPresenter({ locale: 'en', ...options }))
const write = (text: string) => (screen().one<HTMLTextAreaElement>('textarea').value = text)
const settle = () => vi.advanceTimersByTimeAsync(200)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  presenter.destroy()
  document.body.replaceChildren()
  vi.useRealTimers()
})

describe('a presenter', () => {
  it('leaves the page alone until it shows something', () => {
    start()
    expect(document.body.childElementCount).toBe(0)
  })

  it('shows a prompt, and says so once it can be seen', async () => {
    const presentation = fakePresentation(csat)
    await start().present(presentation)
    await besideLoaded()
    expect(presentation.seen).toBe(1)
    expect(screen().question()).toBe('How was checkout?')
  })

  it('shows one prompt at a time', async () => {
    await start().present(fakePresentation(csat))
    await besideLoaded()
    await expect(presenter.present(fakePresentation(csat))).rejects.toThrow()
    expect(document.querySelectorAll('askwell-prompt')).toHaveLength(1)
  })

  it('shows the next one after the first was closed', async () => {
    const shown = await start().present(fakePresentation(csat))
    await besideLoaded()
    shown.close()
    await presenter.present(fakePresentation(csat))
    expect(screen().host).not.toBeNull()
  })

  it('refuses a kind it was not given, and is free for another survey', async () => {
    start()
    const matrix = { questions: [{ type: 'constructor' }] } as never
    await expect(presenter.present(fakePresentation(matrix))).rejects.toThrow('unknown kind')
    await presenter.present(fakePresentation(csat))
    expect(screen().host).not.toBeNull()
  })

  it('shows a kind it was given', async () => {
    const slider = { type: 'slider', Component: () => <input /> }
    await start({ kinds: { slider } }).present(fakePresentation({ questions: [{ type: 'slider', text: 'How much?' }] } as never))
    await besideLoaded()
    expect(screen().one('input')).toBeDefined()
  })

  it('remembers what such a kind keeps', async () => {
    const slider: Kind = {
      type: 'slider',
      Component: ({ value, keep }) => <input aria-label={`${value}`} onInput={() => keep(7)} />,
    }
    await start({ kinds: { slider } }).present(fakePresentation({ questions: [{ type: 'slider' }] } as never))
    await besideLoaded()
    screen()
      .one('input')
      .dispatchEvent(new Event('input', { bubbles: true }))
    expect(screen().one('input').getAttribute('aria-label')).toBe('7')
  })

  it('refuses a survey of which no question holds', async () => {
    const presentation = fakePresentation({ questions: [{ type: 'csat', if: { x: 1 } }] }, { holds: () => false })
    await expect(start().present(presentation)).rejects.toThrow('nothing to ask')
    expect(screen().host).toBeNull()
  })

  it('is free again when showing fails', async () => {
    start()
    const broken = fakePresentation(csat, {
      visible() {
        throw new Error('broken')
      },
    })
    await expect(presenter.present(broken)).rejects.toThrow('broken')
    expect(screen().host).toBeNull()
    await presenter.present(fakePresentation(csat))
    expect(screen().host).not.toBeNull()
  })

  it('never shows what was destroyed while it waited', async () => {
    start({ locale: 'id' })
    const shown = presenter.present(fakePresentation(csat))
    presenter.destroy()
    await expect(Promise.all([shown, vi.advanceTimersByTimeAsync(1000)])).rejects.toThrow()
    expect(screen().host).toBeNull()
  })
})

describe('closing', () => {
  it('reports a dismissal once and takes everything away', async () => {
    const presentation = fakePresentation(csat)
    const shown = await start().present(presentation)
    await besideLoaded()
    shown.close()
    shown.close()
    expect(presentation.closed.map(({ outcome }) => outcome)).toEqual(['dismissed'])
    expect(document.body.childElementCount).toBe(0)
  })

  it('happens on Escape from inside', async () => {
    const presentation = fakePresentation(csat)
    await start().present(presentation)
    await besideLoaded()
    screen().radios()[0]!.focus()
    screen().press('Escape')
    expect(presentation.closed).toHaveLength(1)
    expect(screen().host).toBeNull()
  })

  it('leaves an Escape to the input method that is composing', async () => {
    const presentation = fakePresentation(csat)
    await start().present(presentation)
    await besideLoaded()
    screen().press('Escape', { isComposing: true })
    expect(presentation.closed).toHaveLength(0)
  })

  it('happens on the close button', async () => {
    const presentation = fakePresentation(csat)
    await start().present(presentation)
    await besideLoaded()
    screen().one('[part=close]').click()
    expect(presentation.closed).toHaveLength(1)
  })
})

describe('answering', () => {
  it('records each answer as it is given, then goes on', async () => {
    const presentation = fakePresentation(twoSteps)
    await start().present(presentation)
    await besideLoaded()
    screen().radios()[1]!.click()
    await settle()
    expect(presentation.records).toEqual([{ answers: { csat: 2 }, complete: false }])
    expect(screen().question()).toBe('What went wrong?')
  })

  it('keeps the chosen option visible while it is stored', async () => {
    const presentation = fakePresentation(csat, { record: () => new Promise(() => {}) })
    await start().present(presentation)
    await besideLoaded()
    const radio = screen().radios()[3]!
    radio.click()
    await settle()
    expect(screen().radios()[3]).toBe(radio)
    expect(radio.getAttribute('aria-checked')).toBe('true')
  })

  it('ignores the second click of a double click', async () => {
    const presentation = fakePresentation(csat)
    await start().present(presentation)
    await besideLoaded()
    screen()
      .radios()[1]!
      .dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }))
    expect(presentation.records).toEqual([])
  })

  it('says so when the last answer could not be kept, and takes it again', async () => {
    const record = vi.fn().mockRejectedValueOnce(new Error('full')).mockResolvedValue(undefined)
    await start().present(fakePresentation(csat, { record }))
    await besideLoaded()
    screen().radios()[3]!.click()
    await settle()
    expect(screen().one('#hint').textContent).toBe('That could not be saved. Please try again.')
    expect(screen().said()).toBe('That could not be saved. Please try again.')
    expect(screen().radios()[3]!.getAttribute('aria-checked')).toBe('true')
    screen().radios()[3]!.click()
    await settle()
    expect(screen().question()).toBe('Thank you for your feedback.')
  })

  it('goes back with the answer kept', async () => {
    await start().present(fakePresentation(twoSteps))
    await besideLoaded()
    screen().radios()[1]!.click()
    await settle()
    screen().one('[part=back]').click()
    await settle()
    expect(screen().radios()[1]!.getAttribute('aria-checked')).toBe('true')
  })

  it.each(['back', 'skip'])('loses nothing that was written on the way %s', async (way) => {
    const questions = [{ type: 'csat' as const }, { type: 'text' as const }, { type: 'nps' as const }]
    await start().present(fakePresentation({ questions }))
    await besideLoaded()
    screen().radios()[1]!.click()
    await settle()
    write('The address form')
    screen().one(`[part=${way}]`).click()
    await settle()
    if (way === 'skip') screen().one('[part=back]').click()
    else screen().radios()[1]!.click()
    await settle()
    expect(screen().one<HTMLTextAreaElement>('textarea').value).toBe('The address form')
    write('')
    screen().one('[part=submit]').click()
    await settle()
    screen().one('[part=back]').click()
    await settle()
    expect(screen().one<HTMLTextAreaElement>('textarea').value).toBe('')
  })

  it('drops a choice that was skipped on the way back', async () => {
    await start().present(fakePresentation({ questions: [{ type: 'csat' }, { type: 'ces' }, { type: 'nps' }] }))
    await besideLoaded()
    screen().radios()[0]!.click()
    screen().radios()[1]!.click()
    screen().one('[part=back]').click()
    expect(screen().checked()).toEqual(['2'])
    screen().one('[part=skip]').click()
    screen().one('[part=back]').click()
    expect(screen().checked()).toEqual([])
  })

  it('offers neither back nor skip on the first question, and no skip on a required one', async () => {
    const presentation = fakePresentation({ questions: [{ type: 'csat' }, { type: 'nps', required: true }] })
    await start().present(presentation)
    await besideLoaded()
    expect(screen().all('[part=back],[part=skip]')).toEqual([])
    screen().radios()[1]!.click()
    await settle()
    expect(
      screen()
        .all('[part=back],[part=skip]')
        .map(({ textContent }) => textContent),
    ).toEqual(['Back'])
  })

  it('ends with thanks', async () => {
    const presentation = fakePresentation(csat)
    await start().present(presentation)
    await besideLoaded()
    screen().radios()[4]!.click()
    await settle()
    expect(screen().question()).toBe('Thank you for your feedback.')
  })
})

describe('texts', () => {
  it('stay text, whatever they contain', async () => {
    const text = '<img src=x onerror=alert(1)> {{name}}'
    const presentation = fakePresentation({ questions: [{ type: 'nps', text }] }, { values: { name: '<b>Ada</b>' } })
    await start().present(presentation)
    await besideLoaded()
    expect(screen().question()).toBe('<img src=x onerror=alert(1)> <b>Ada</b>')
    expect(screen().all('img,b')).toEqual([])
  })

  it('are the standard ones where the survey has none', async () => {
    await start().present(fakePresentation({ questions: [{ type: 'nps' }] }))
    await besideLoaded()
    expect(screen().question()).toBe('How likely are you to recommend us to a friend or colleague?')
  })
})

describe('focus', () => {
  it('stays where it is when a prompt appears by itself, which is announced', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    await start().present(fakePresentation(csat))
    await besideLoaded()
    expect(document.activeElement).toBe(field)
    expect(screen().said()).toBe('')
    await settle()
    expect(screen().said()).toBe('We have a question for you: How was checkout?')
  })

  it('goes into a prompt the person opened, and back when it closes', async () => {
    const button = document.body.appendChild(document.createElement('button'))
    button.focus()
    const shown = await start().present(fakePresentation(csat, { opened: true }))
    await besideLoaded()
    expect(screen().focused()).toBe(screen().radios()[0])
    shown.close()
    expect(document.activeElement).toBe(button)
  })

  it('follows to the next question when it was inside', async () => {
    await start().present(fakePresentation(twoSteps, { opened: true }))
    await besideLoaded()
    screen().radios()[1]!.click()
    await settle()
    expect(screen().focused()).toBe(screen().one('textarea'))
  })

  it('is inside the thanks after the last question', async () => {
    await start().present(fakePresentation(csat, { opened: true }))
    await besideLoaded()
    screen().radios()[1]!.click()
    await settle()
    expect(screen().focused()).toBe(screen().one('[part=prompt]'))
  })
})

describe('the host page', () => {
  it('gets none of the keys and clicks of a prompt', async () => {
    await start().present(fakePresentation(csat))
    await besideLoaded()
    const heard: string[] = []
    for (const type of ['keydown', 'keyup', 'click', 'pointerdown', 'mousedown', 'input'])
      document.addEventListener(type, () => heard.push(type), { once: true })
    const radio = screen().radios()[0]!
    for (const type of ['keydown', 'keyup', 'click', 'pointerdown', 'mousedown', 'input'])
      radio.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
    expect(heard).toEqual([])
    document.body.click()
    expect(heard).toEqual(['click'])
  })

  it('finds no style attribute and no style of its own changed', async () => {
    const before = [document.documentElement.outerHTML.length, document.head.innerHTML]
    const shown = await start().present(fakePresentation(csat))
    await besideLoaded()
    expect(document.body.getAttribute('style')).toBeNull()
    shown.close()
    expect([document.documentElement.outerHTML.length, document.head.innerHTML]).toEqual(before)
  })
})

describe('theme and language', () => {
  it('change at run time', async () => {
    await start({ theme: 'light' }).present(fakePresentation(csat))
    await besideLoaded()
    expect(screen().one('[part=prompt]').style.colorScheme).toBe('light')
    presenter.setTheme('dark')
    expect(screen().one('[part=prompt]').style.colorScheme).toBe('dark')
    presenter.setLocale('zh-CN')
    await vi.dynamicImportSettled()
    expect(screen().one('[part=close]').getAttribute('aria-label')).toBe('关闭')
    expect(screen().one('[part=prompt]').lang).toBe('zh-CN')
  })

  it('keep what is being written', async () => {
    await start().present(fakePresentation({ questions: [{ type: 'text' }] }))
    await besideLoaded()
    write('The address form')
    presenter.setLocale('id')
    await vi.dynamicImportSettled()
    expect(screen().one('[part=submit]').textContent).toBe('Kirim')
    expect(screen().one<HTMLTextAreaElement>('textarea').value).toBe('The address form')
  })

  it('keep the choice and the focus on it', async () => {
    await start().present(fakePresentation({ questions: [{ type: 'nps' }] }, { opened: true }))
    await besideLoaded()
    screen().press('End')
    screen().press('ArrowLeft')
    const radio = screen().radios()[9]
    expect(screen().focused()).toBe(radio)
    presenter.setLocale('id')
    await vi.dynamicImportSettled()
    presenter.setTheme('dark')
    expect(screen().focused()).toBe(radio)
    expect(screen().radios()[9]).toBe(radio)
    expect(screen().checked()).toEqual(['9'])
  })

  it('say nothing again when only they change', async () => {
    await start().present(fakePresentation(csat))
    await besideLoaded()
    await settle()
    screen().one('[role=status]').textContent = ''
    presenter.setTheme('dark')
    presenter.setLocale('id')
    await vi.dynamicImportSettled()
    await settle()
    expect(screen().said()).toBe('')
  })

  it('take the direction of the language', async () => {
    await start({ locale: 'ar-EG' }).present(fakePresentation(csat))
    await besideLoaded()
    expect(screen().one('[part=prompt]').dir).toBe('rtl')
  })

  it('follow <html lang> by default', async () => {
    document.documentElement.lang = 'id'
    presenter = createPresenter()
    await vi.dynamicImportSettled()
    await presenter.present(fakePresentation({ questions: [{ type: 'text' }] }))
    document.documentElement.lang = ''
    expect(screen().one('[part=submit]').textContent).toBe('Kirim')
  })
})
