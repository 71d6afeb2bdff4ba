import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { besideLoaded, fakePresentation, screen } from './fake-presentation.js'
import { createPresenter } from './prompts.js'
import type { Kind } from './questions/kind.js'

const broken = (when: (value: unknown) => unknown, more: Partial<Kind> = {}): Kind => ({
  type: 'broken',
  Component({ value, keep }) {
    if (when(value)) throw new Error('drawing')
    return <input aria-label={`${value}`} onInput={() => keep('x')} />
  },
  ...more,
})

/** Presents a question that can be tapped, then one of a kind of one's own. */
async function ask(kind: Kind, first = true) {
  const failed: unknown[] = []
  const presenter = createPresenter({ locale: 'en', kinds: { broken: kind } })
  const questions = [...(first ? [{ type: 'csat' }] : []), { type: 'broken', text: 'Which?' }]
  const presentation = fakePresentation({ questions } as never, { fail: (cause) => void failed.push(cause) })
  const shown = presenter.present(presentation)
  await shown.catch(() => {})
  await besideLoaded()
  return { presenter, presentation, shown, failed }
}

/** The page is as before, and the next prompt shows. */
async function goesOn(presenter: ReturnType<typeof createPresenter>) {
  expect(document.body.childElementCount).toBe(0)
  const shown = await presenter.present(fakePresentation({ questions: [{ type: 'nps' }] }))
  await besideLoaded()
  expect(screen().radios()).toHaveLength(11)
  shown.close()
  expect(document.body.childElementCount).toBe(0)
}

const settle = () => vi.waitFor(() => Promise.resolve())

afterEach(() => document.body.replaceChildren())

describe('a kind that throws', () => {
  it('when it is first drawn is not shown at all', async () => {
    const { shown, presenter, failed } = await ask(
      broken(() => true),
      false,
    )
    await expect(shown).rejects.toThrow('drawing')
    expect(failed).toEqual([])
    await goesOn(presenter)
  })

  it('as the second question closes the prompt, and what was answered is kept', async () => {
    const { presentation, presenter, failed } = await ask(broken(() => true))
    screen().radios()[3]!.click()
    await settle()
    expect(presentation.records).toEqual([{ answers: { csat: 4 }, complete: false }])
    expect(presentation.closed).toEqual([{ outcome: 'partial', answers: { csat: 4 } }])
    expect(failed).toMatchObject([{ message: 'drawing' }])
    await goesOn(presenter)
  })

  it('when it is drawn again does, too', async () => {
    const { presentation, presenter, failed } = await ask(
      broken((value) => value),
      false,
    )
    screen()
      .one('input')
      .dispatchEvent(new Event('input', { bubbles: true }))
    expect(presentation.closed).toEqual([{ outcome: 'dismissed', answers: {} }])
    expect(failed).toHaveLength(1)
    await goesOn(presenter)
  })

  it.each(['submit', 'back'])('when it says what was given, on %s, does, too', async (way) => {
    const collect = () => {
      throw new Error('collecting')
    }
    const { presentation, presenter, failed } = await ask(broken(() => false, { collect }))
    screen().radios()[3]!.click()
    await settle()
    screen().one(`[part=${way}]`).click()
    expect(presentation.closed).toEqual([{ outcome: 'partial', answers: { csat: 4 } }])
    expect(failed).toMatchObject([{ message: 'collecting' }])
    await goesOn(presenter)
  })
})

const text = fc.oneof(fc.string(), fc.jsonValue(), fc.dictionary(fc.constantFrom('en', 'ar', '', '__proto__'), fc.jsonValue()))
const types = ['thumbs', 'csat', 'ces', 'nps', 'rating', 'choice', 'text', 'contact', 'constructor', 'slider']
const field = fc.oneof(text, fc.integer({ min: -3, max: 12 }), fc.boolean(), fc.constant(null))
const question = fc.record(
  {
    type: fc.constantFrom(...types),
    id: fc.string(),
    text,
    hint: text,
    required: field,
    labels: fc.oneof(field, fc.record({ low: text, high: text, up: text, down: text })),
    scale: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom('5', null, 'abc')),
    look: fc.constantFrom('faces', 'stars', 'numbers', 'hearts', 5, null),
    options: fc.oneof(
      fc.array(fc.oneof(fc.string(), fc.jsonValue(), fc.record({ id: fc.string(), text })), { maxLength: 5 }),
      field,
    ),
    multiple: field,
    other: field,
    shuffle: field,
    min: field,
    max: field,
    rows: field,
    maxLength: field,
    placeholder: text,
    consent: text,
  },
  { requiredKeys: ['type'] },
)
const survey = fc.record(
  {
    questions: fc.array(question, { maxLength: 3 }),
    place: field,
    thanks: fc.array(
      fc.record(
        { text, hint: text, code: field, action: fc.oneof(field, fc.record({ label: text, href: text })) },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: ['questions'] },
)

describe('any survey at all', () => {
  it('shows or is refused, closes, and leaves nothing behind', async () => {
    const heard: unknown[] = []
    const listen = (event: ErrorEvent) => heard.push(event.error)
    window.addEventListener('error', listen)
    await fc.assert(
      fc.asyncProperty(survey, fc.array(fc.nat(40), { maxLength: 6 }), async (survey, taps) => {
        document.body.replaceChildren()
        const presenter = createPresenter({ locale: 'en' })
        const presentation = fakePresentation(survey as never, { fail: () => {} })
        const shown = await presenter.present(presentation).catch(() => undefined)
        await besideLoaded()
        for (const tap of taps) {
          const controls = screen().all('button,input')
          controls[tap % (controls.length || 1)]?.click()
          await besideLoaded()
        }
        shown?.close()
        return document.body.childElementCount === 0 && presentation.closed.length === (shown ? 1 : 0)
      }),
      { numRuns: 150 },
    )
    window.removeEventListener('error', listen)
    expect(heard).toEqual([])
  }, 60_000)
})
