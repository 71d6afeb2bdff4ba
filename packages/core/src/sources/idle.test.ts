import { afterEach, describe, expect, it, vi } from 'vitest'
import { startSource } from './fake-page.js'
import { idle } from './idle.js'

afterEach(() => vi.unstubAllGlobals())

const at = (...seconds: number[]) => seconds.map((value) => ({ event: 'idle', where: { seconds: value } }))

describe('idle', () => {
  it('comes so long after the last input, and again after new input', async () => {
    const { host, tracked, fire } = startSource(idle, at(10, 30))
    await host.advance(6000)
    fire('pointermove')
    await host.advance(9999)
    expect(tracked).toEqual([])
    await host.advance(1)
    expect(tracked).toEqual([['idle', 10]])
    await host.advance(5000)
    fire('keydown')
    await host.advance(10_000)
    expect(tracked).toEqual([
      ['idle', 10],
      ['idle', 10],
    ])
    await host.advance(100_000)
    expect(tracked.slice(2)).toEqual([['idle', 30]])
    expect(host.timers).toBe(0)
  })

  it('waits while the page is hidden, and takes coming back as input', async () => {
    const { host, tracked } = startSource(idle, at(10))
    await host.advance(9000)
    host.setVisible(false)
    await host.advance(60_000)
    host.setVisible(true)
    await host.advance(9999)
    expect(tracked).toEqual([])
    await host.advance(1)
    expect(tracked).toEqual([['idle', 10]])
  })

  it('moves no timer with each input', async () => {
    const { host, fire } = startSource(idle, at(10))
    const after = vi.spyOn(host, 'after')
    for (let moves = 0; moves < 100; moves++) fire('pointermove')
    expect(after).not.toHaveBeenCalled()
  })

  it('lets go of everything', () => {
    const { attached, follow } = startSource(idle, at(5))
    expect(attached()).toBe(6)
    follow([])
    expect(attached()).toBe(0)
  })
})
