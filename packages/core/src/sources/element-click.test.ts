import { afterEach, describe, expect, it, vi } from 'vitest'
import { elementClick } from './element-click.js'
import { startSource } from './fake-page.js'

afterEach(() => vi.unstubAllGlobals())

const element = (selectors: string[], textContent = '', localName = 'div') => ({
  localName,
  textContent,
  matches(selector: string) {
    if (selector === '<<') throw new SyntaxError('no selector')
    return selectors.includes(selector)
  },
})

const start = (...selectors: string[]) => {
  const page = startSource(elementClick, { event: 'element_click', where: { selector: { $in: selectors } } })
  const click = (...path: object[]) => page.fire('click', { composedPath: () => [...path, {}, {}] })
  return { ...page, click }
}

describe('element_click', () => {
  it('comes with the selector, and the beginning of the text of the element that fits it, in one line', () => {
    const { tracked, click } = start('#buy', 'main')
    click(element([], 'x'), element(['#buy'], `\n  Buy\n  now ${'!'.repeat(100)}`), element([], 'more'))
    expect(tracked).toEqual([['element_click', '#buy', `Buy now ${'!'.repeat(72)}`]])
  })

  it('passes over a selector that the browser does not understand', () => {
    const { tracked, click } = start('<<', '#buy')
    click(element(['#buy'], 'Buy'))
    expect(tracked).toEqual([['element_click', '#buy', 'Buy']])
  })

  it('leaves our own prompt out', () => {
    const { tracked, click } = start('button')
    click(element(['button'], 'Send'), element([], '', 'askwell-prompt'))
    expect(tracked).toEqual([])
  })

  it('attaches nothing without a selector, and lets go of everything', () => {
    const { attached, follow } = start('#buy')
    expect(attached()).toBe(1)
    follow([{ trigger: { event: 'element_click' } }])
    expect(attached()).toBe(0)
  })
})
