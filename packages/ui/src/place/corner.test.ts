import { afterEach, describe, expect, it, vi } from 'vitest'
import { aboveKeyboard } from './corner.js'

afterEach(() => vi.unstubAllGlobals())

function view(height: number, scale = 1) {
  const viewport = Object.assign(new EventTarget(), { height, offsetTop: 0, scale })
  vi.stubGlobal('visualViewport', viewport)
  vi.stubGlobal('innerHeight', 800)
  const host = document.createElement('div')
  const over = new AbortController()
  aboveKeyboard(host, over.signal)
  const change = (height: number) => {
    viewport.height = height
    viewport.dispatchEvent(new Event('resize'))
  }
  return { lift: () => host.style.getPropertyValue('--_lift'), change, over }
}

describe('the sheet', () => {
  it('rises above the on-screen keyboard, and comes down with it', () => {
    const { lift, change } = view(800)
    change(500)
    expect(lift()).toBe('300px')
    change(800)
    expect(lift()).toBe('0px')
  })

  it('stays while the page is zoomed in', () => {
    const { lift, change } = view(800, 2)
    change(400)
    expect(lift()).toBe('0px')
  })

  it('listens no more once the prompt is gone', () => {
    const { lift, change, over } = view(800)
    change(600)
    over.abort()
    change(300)
    expect(lift()).toBe('200px')
  })

  it('asks nothing of a browser without a visual viewport', () => {
    vi.stubGlobal('visualViewport', null)
    expect(() => aboveKeyboard(document.createElement('div'), new AbortController().signal)).not.toThrow()
  })
})
