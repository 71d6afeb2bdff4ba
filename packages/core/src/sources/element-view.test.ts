import { afterEach, describe, expect, it, vi } from 'vitest'
import { elementView } from './element-view.js'
import { startSource } from './fake-page.js'

afterEach(() => vi.unstubAllGlobals())

const start = async (...selectors: string[]) => {
  const elements = [{ textContent: 'An offer', matches: (selector: string): boolean => selector === '#offer' }]
  const observed = new Set<unknown>()
  let intersect: (entries: object[]) => void = () => {}
  let mutate = () => {}
  class IntersectionObserver {
    constructor(callback: typeof intersect) {
      intersect = callback
    }
    observe = (element: unknown) => observed.add(element)
    disconnect = () => observed.clear()
  }
  class MutationObserver {
    constructor(callback: () => void) {
      mutate = callback
    }
    observe = () => observed.add('changes')
    disconnect = () => observed.delete('changes')
  }
  const document = {
    querySelectorAll(selector: string) {
      if (selector === '<<') throw new SyntaxError('no selector')
      return elements.filter(({ matches }) => matches(selector))
    },
  }
  const trigger = { event: 'element_view', where: { selector: { $in: selectors } } }
  const page = startSource(elementView, trigger, { IntersectionObserver, MutationObserver, document })
  await page.host.advance(200)
  return {
    ...page,
    elements,
    observed,
    mutate: () => mutate(),
    intersect: (intersectionRatio: number, target: object = elements[0]!) => intersect([{ target, intersectionRatio }]),
  }
}

describe('element_view', () => {
  it('comes when half of an element was in view for a second, once per page view', async () => {
    const { host, tracked, intersect, navigate } = await start('<<', '#offer')
    intersect(0.4)
    await host.advance(5000)
    intersect(0.5)
    await host.advance(999)
    expect(tracked).toEqual([])
    await host.advance(1)
    expect(tracked).toEqual([['element_view', '#offer', 'An offer']])
    intersect(0)
    intersect(1)
    await host.advance(5000)
    expect(tracked).toHaveLength(1)
    await navigate('/b')
    intersect(1)
    await host.advance(1000)
    expect(tracked).toHaveLength(2)
  })

  it('does not come for a glance', async () => {
    const { host, tracked, intersect } = await start('#offer')
    intersect(1)
    await host.advance(900)
    intersect(0.2)
    await host.advance(5000)
    expect(tracked).toEqual([])
  })

  it('notices elements that come later, with one look for many changes', async () => {
    const { host, elements, observed, mutate } = await start('#offer')
    const late = { textContent: 'Late', matches: () => true }
    elements.push(late)
    mutate()
    // While it is clear that there is something to look for, changes aren't watched.
    expect(observed.has('changes')).toBe(false)
    await host.advance(200)
    expect([observed.has(late), observed.has('changes')]).toEqual([true, true])
  })

  it('lets go of everything', async () => {
    const { intersect, follow, attached, observed, mutate } = await start('#offer')
    intersect(1)
    mutate()
    expect(attached()).toBe(3)
    follow([])
    expect([attached(), observed.size]).toEqual([0, 0])
  })
})
