import { afterEach, describe, expect, it, vi } from 'vitest'
import { startSource } from './fake-page.js'
import { scroll } from './scroll.js'

afterEach(() => vi.unstubAllGlobals())

const start = (scrollHeight: number, ...percent: number[]) => {
  const scrollingElement = { scrollTop: 0, clientHeight: 500, scrollHeight }
  const document = { scrollingElement, readyState: 'complete' }
  const trigger = { event: 'scroll', where: { percent: { $in: percent } } }
  const page = startSource(scroll, trigger, { document })
  const scrollTo = async (scrollTop: number) => {
    Object.assign(scrollingElement, { scrollTop })
    page.fire('scroll')
    await page.host.advance(100)
  }
  return { ...page, document, scrollingElement, scrollTo }
}

describe('scroll', () => {
  it('comes for each depth reached, once', async () => {
    const { host, tracked, scrollTo } = start(5000, 75, 25)
    await host.advance(1000)
    await scrollTo(700)
    expect(tracked).toEqual([])
    await scrollTo(800)
    await scrollTo(0)
    await scrollTo(800)
    expect(tracked).toEqual([['scroll', 25]])
    await scrollTo(4500)
    expect(tracked).toEqual([
      ['scroll', 25],
      ['scroll', 75],
    ])
  })

  it('takes a page that fits the screen as read to its end, once it has loaded and had a moment to fill itself', async () => {
    const { host, tracked, document, fire } = start(500, 100)
    document.readyState = 'loading'
    await host.advance(5000)
    document.readyState = 'complete'
    fire('load')
    await host.advance(999)
    expect(tracked).toEqual([])
    await host.advance(1)
    expect(tracked).toEqual([['scroll', 100]])
  })

  it('reads the layout once after many movements', async () => {
    const { host, document, fire } = start(5000, 25)
    await host.advance(1000)
    const read = vi.spyOn(document, 'scrollingElement', 'get' as never)
    for (let moves = 0; moves < 50; moves++) fire('scroll')
    await host.advance(1000)
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('does not count a page that nobody has seen', async () => {
    const { host, tracked } = start(500, 100)
    host.setVisible(false)
    await host.advance(5000)
    expect(tracked).toEqual([])
    host.setVisible(true)
    await host.advance(1000)
    expect(tracked).toEqual([['scroll', 100]])
  })

  it('starts anew on another address, and lets go of everything', async () => {
    const { host, tracked, navigate, follow, attached } = start(500, 100)
    await host.advance(1000)
    await navigate('/b')
    await host.advance(1000)
    expect(tracked).toHaveLength(2)
    await navigate('/c')
    follow([])
    expect(attached()).toBe(0)
  })
})
