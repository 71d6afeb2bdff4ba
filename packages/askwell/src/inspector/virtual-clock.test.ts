import { fakeHost } from '@askwell/core/testing'
import { describe, expect, it } from 'vitest'
import { virtualClock } from './virtual-clock.js'

const day = 864e5

function start(aheadMs?: number) {
  const host = fakeHost()
  const clock = virtualClock(host, aheadMs)
  const ran: string[] = []
  return { host, clock, ran, startAt: host.now() - (aheadMs ?? 0) }
}

describe('the virtual clock', () => {
  it('is put forward, and back to now', () => {
    const { host, clock, startAt } = start()
    clock.advance(day)
    clock.advance(day)
    expect([host.now() - startAt, clock.aheadMs()]).toEqual([2 * day, 2 * day])
    clock.reset()
    expect([host.now() - startAt, clock.aheadMs()]).toEqual([0, 0])
  })

  it('starts ahead where the last page left it', () => {
    const { host, startAt } = start(day)
    expect(host.now() - startAt).toBe(day)
  })

  it('runs the timers that fall due meanwhile, in their order, and leaves the rest their time', async () => {
    const { host, clock, ran } = start()
    host.after(5000, () => ran.push('second'))
    host.after(2000, () => ran.push('first'))
    host.after(day + 3000, () => ran.push('later'))
    clock.advance(day)
    await host.advance()
    expect(ran).toEqual(['first', 'second'])
    await host.advance(2999)
    expect(ran).toHaveLength(2)
    await host.advance(1)
    expect(ran).toEqual(['first', 'second', 'later'])
  })

  it('back to now, timers set ahead of time run after what was left of them', async () => {
    const { host, clock, ran } = start()
    clock.advance(7 * day)
    host.after(1000, () => ran.push('seen'))
    clock.reset()
    clock.advance(400)
    await host.advance(599)
    expect(ran).toEqual([])
    await host.advance(1)
    expect(ran).toEqual(['seen'])
  })

  it('runs no timer that was taken back', async () => {
    const { host, clock, ran } = start()
    const off = host.after(1000, () => ran.push('never'))
    clock.advance(500)
    off()
    clock.advance(day)
    await host.advance(day)
    expect(ran).toEqual([])
  })
})
