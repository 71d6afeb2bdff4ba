import { afterEach, describe, expect, it, vi } from 'vitest'
import { dwell } from './dwell.js'
import { startSource } from './fake-page.js'

afterEach(() => vi.unstubAllGlobals())

const at = (...seconds: number[]) => seconds.map((value) => ({ event: 'dwell', where: { seconds: value } }))

describe('dwell', () => {
  it('comes at each of the values asked for, once', async () => {
    const { host, tracked } = startSource(dwell, at(20, 5))
    await host.advance(4999)
    expect(tracked).toEqual([])
    await host.advance(1)
    expect(tracked).toEqual([['dwell', 5]])
    await host.advance(60_000)
    expect(tracked).toEqual([
      ['dwell', 5],
      ['dwell', 20],
    ])
    expect(host.timers).toBe(0)
  })

  it('counts only the time in which the page is visible', async () => {
    const { host, tracked } = startSource(dwell, at(10))
    await host.advance(6000)
    host.setVisible(false)
    expect(host.timers).toBe(0)
    await host.advance(60_000)
    host.setVisible(true)
    await host.advance(3999)
    expect(tracked).toEqual([])
    await host.advance(1)
    expect(tracked).toEqual([['dwell', 10]])
  })

  it('starts anew on another address', async () => {
    const { host, tracked, navigate } = startSource(dwell, at(10))
    await host.advance(9000)
    await navigate('/b')
    await host.advance(9999)
    expect(tracked).toEqual([])
    await host.advance(1)
    await navigate('/c')
    await host.advance(10_000)
    expect(tracked).toHaveLength(2)
  })

  it('asks a newer document, and forgets nothing', async () => {
    const { host, tracked, follow } = startSource(dwell, at(5, 60))
    await host.advance(8000)
    follow([{ trigger: at(5, 7, 10) }])
    await host.advance(0)
    expect(tracked).toEqual([
      ['dwell', 5],
      ['dwell', 7],
    ])
    await host.advance(2000)
    expect(tracked.at(-1)).toEqual(['dwell', 10])
  })

  it('lets go of everything', async () => {
    const { attached, follow } = startSource(dwell, at(5))
    expect(attached()).toBe(2)
    follow([])
    expect(attached()).toBe(0)
  })
})
