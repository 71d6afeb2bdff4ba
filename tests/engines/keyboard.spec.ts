import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { kindIds, kinds, type KindId } from './fixture.js'
import { inEngines } from './in-engines.js'

const next = 'What went wrong?'
const isScale = (id: KindId) => !/^(text|contact|choice)/.test(id)

interface Answered {
  answers?: { asked: unknown }
}

/** What Home and End lead to, and a digit, by the values of the scale. */
const endsOf = (id: KindId) => {
  if (id === 'thumbs') return { first: 'up', second: 'down', last: 'down' }
  const { type, scale } = { scale: id === 'ces-7' ? 7 : 5, ...kinds[id] } as { type: string; scale: number }
  if (type === 'nps') return { first: '0', second: '1', last: '10', digit: '3' }
  const steps = id.endsWith('-10') ? 10 : scale
  return { first: '1', second: '2', last: `${steps}`, digit: '3' }
}

inEngines((room) => {
  const focused = () => room.tab.evaluate(() => inside.focused())
  const press = (...keys: string[]) => room.tab.press(...keys)

  const begin = async (id: string) => {
    await room.begin()
    await room.tab.evaluate(() => {
      document.querySelector<HTMLElement>('#opener')!.focus()
      window.askwell!('on', 'answered', (detail: { answers: object }) => Object.assign(window, { answers: detail.answers }))
    })
    await room.track(id)
    await room.tabIn()
  }
  const answered = async () => {
    const answers = await eventually('an answer', () => room.tab.evaluate(() => (window as unknown as Answered).answers ?? null))
    return answers.asked
  }

  test.each(kindIds.filter(isScale))(
    '%s: Tab leads to it, keys move in it and do not answer, Space or Enter does',
    async (id) => {
      const { first, second, last, digit } = endsOf(id)
      await begin(id)
      const asked = await room.tab.evaluate(() => inside.question())
      expect(await focused()).toMatchObject({ role: 'radio' })
      expect((await focused()).chosen).toBeFalsy()
      const moves = [
        ['ArrowRight', second],
        ['ArrowLeft', first],
        ['ArrowDown', second],
        ['ArrowUp', first],
        ['ArrowLeft', last],
        ['Home', first],
        ['End', last],
        ...(digit ? [[digit, digit]] : []),
      ]
      for (const [key, chosen] of moves) {
        await press(key!)
        expect([key, await focused()]).toMatchObject([key, { role: 'radio', chosen, inside: true }])
      }
      expect(await room.tab.evaluate(() => inside.question())).toBe(asked)
      await press('Home', id.length % 2 ? 'Enter' : 'Space')
      await room.asks(next)
      expect(`${await answered()}`).toBe(first)
      expect(await focused()).toMatchObject({ tag: 'textarea', inside: true })
      await press('Escape')
      await room.asks(undefined)
      expect(await focused()).toMatchObject({ id: 'opener' })
    },
  )

  test('one of several: arrows and Enter; "other" takes words and is sent by Enter', async () => {
    await begin('choice-other')
    await press('End')
    await press('Tab')
    expect(await focused()).toMatchObject({ tag: 'input', inside: true })
    await press(...'The smell', 'Enter')
    await room.asks(next)
    expect(await answered()).toBe('other:The smell')

    await begin('choice-one')
    await press('ArrowDown', 'Space')
    await room.asks(next)
    expect(await answered()).toBe('Speed')
  })

  test('several of several: Tab and Space tick, Enter sends', async () => {
    await begin('choice-several')
    await press('Space', 'Tab', 'Tab', 'Space', 'Enter')
    await room.asks(next)
    expect(await answered()).toEqual(['Price', 'Looks'])
  })

  test('a text: written, and sent by Control and Enter, or by the button', async () => {
    await begin('text')
    await press(...'Hello', 'Control+Enter')
    await room.asks(next)
    expect(await answered()).toBe('Hello')
    await press(...'More', 'Tab')
    while (!(await focused()).name.startsWith('Send')) await press('Tab')
    await press('Space')
    await room.asks('Thank you for your feedback.')
    expect(await focused()).toMatchObject({ inside: true })
  })

  test('an address: written, agreed to, and sent by Enter; the field that is wrong has the focus', async () => {
    await begin('contact')
    await press(...'ada@example.com', 'Enter')
    await eventually('the focus on the box', async () => (await focused()).role === 'checkbox')
    await press('Space', 'Enter')
    await room.asks(next)
    expect(await answered()).toEqual({ email: 'ada@example.com', consent: true })
  })

  test('"1" and then "0" choose 10', async () => {
    await begin('nps')
    await press('1', '0')
    expect(await focused()).toMatchObject({ chosen: '10', name: '10' })
    await press('Enter')
    await room.asks(next)
    expect(await answered()).toBe(10)
  })

  test('a held Enter answers one question, not those that follow', async () => {
    await begin('several-scales')
    await press('ArrowRight')
    await room.tab.hold('Enter', 8)
    await room.asks('Second?')
    await room.tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    await room.asks('Second?')
  })

  test('Escape closes from inside alone', async () => {
    await begin('nps')
    await room.tab.evaluate(() => document.querySelector<HTMLElement>('#name')!.focus())
    await press('Escape')
    await room.asks('How likely are you to recommend Tuesday Coffee to a friend?')
    await room.tabIn()
    await press('Escape')
    await room.asks(undefined)
  })
  test('keys pressed inside do not reach the shortcuts of the page, and those outside do', async () => {
    await begin('text')
    await room.tab.evaluate(() => {
      const keys: string[] = []
      Object.assign(window, { keys })
      for (const target of [document, window])
        target.addEventListener('keydown', (event) => keys.push((event as KeyboardEvent).key))
    })
    const heard = () => room.tab.evaluate(() => (window as unknown as { keys: string[] }).keys)
    await press('j', '/', 'k')
    expect(await room.tab.evaluate(() => (inside.find('textarea') as HTMLTextAreaElement).value)).toBe('j/k')
    await press('Escape')
    await room.asks(undefined)
    expect(await heard()).toEqual([])
    await press('j')
    expect(await heard()).toEqual(['j', 'j'])
  })
})
