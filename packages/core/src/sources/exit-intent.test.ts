import { afterEach, describe, expect, it, vi } from 'vitest'
import { exitIntent } from './exit-intent.js'
import { fakeTarget, startSource } from './fake-page.js'

afterEach(() => vi.unstubAllGlobals())

const out = { relatedTarget: null, pointerType: 'mouse', buttons: 0, clientY: -3 }

const start = () => {
  const documentElement = fakeTarget()
  const page = startSource(exitIntent, { event: 'exit_intent' }, { document: { documentElement } })
  const cross = async (type: string, how: object = {}, ms = 200) => {
    page.fire(type, { ...out, ...how }, documentElement.target)
    await page.host.advance(ms)
  }
  return { ...page, documentElement, cross }
}

describe('exit_intent', () => {
  it('comes when the mouse has left through the top edge, once per page view', async () => {
    const { tracked, cross, navigate } = start()
    await cross('pointerleave')
    await cross('pointerleave')
    expect(tracked).toEqual([['exit_intent']])
    await navigate('/b')
    await cross('pointerleave')
    expect(tracked).toHaveLength(2)
  })

  it.each([
    ['a finger', { pointerType: 'touch' }],
    ['a button held', { buttons: 1 }],
    ['another edge', { clientY: 300 }],
    ['a move to another element', { relatedTarget: {} }],
  ])('does not come with %s', async (_, how) => {
    const { tracked, cross } = start()
    await cross('pointerleave', how)
    expect(tracked).toEqual([])
  })

  it('does not come when the mouse is back at once', async () => {
    const { host, tracked, cross } = start()
    await cross('pointerleave', {}, 199)
    await cross('pointerenter')
    await host.advance(1000)
    expect(tracked).toEqual([])
  })

  it('lets go of everything', async () => {
    const { tracked, cross, follow, attached, documentElement } = start()
    await cross('pointerleave', {}, 0)
    follow([])
    expect([attached(), documentElement.count()]).toEqual([0, 0])
    await cross('pointerleave')
    expect(tracked).toEqual([])
  })
})
