import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeHost } from '../testing.js'
import { fakeTarget } from './fake-page.js'
import { pageView } from './page-view.js'

afterEach(() => vi.unstubAllGlobals())

const stubPage = (hasNavigation: boolean) => {
  const window = fakeTarget()
  const navigation = fakeTarget()
  vi.stubGlobal('addEventListener', window.addEventListener)
  vi.stubGlobal('removeEventListener', window.removeEventListener)
  vi.stubGlobal('navigation', hasNavigation ? navigation : undefined)
  return { target: window.target, navigation: navigation.target }
}

const start = (hasNavigation: boolean) => {
  const { target, navigation } = stubPage(hasNavigation)
  const host = fakeHost({ path: '/a?ref=mail' })
  const tracked: Record<string, unknown>[] = []
  const follow = pageView((_, properties) => tracked.push(properties), host)
  follow([{}])
  return { host, tracked, follow, off: () => follow([]), target, navigation }
}

describe('page_view', () => {
  it('comes once at load, with what is known of the page', () => {
    const { tracked } = start(true)
    expect(tracked).toEqual([
      { path: '/a', url: 'https://example.test/a?ref=mail', title: '/a', referrer: '', query: { ref: 'mail' } },
    ])
  })

  it('does not come again with a newer document', () => {
    const { tracked, follow } = start(true)
    follow([{}, {}])
    expect(tracked.length).toBe(1)
  })

  it('comes with the Navigation API, not for the same address again, and says where from', async () => {
    const { host, tracked, navigation, off } = start(true)
    navigation.dispatchEvent(new Event('currententrychange'))
    await host.advance()
    host.navigate('/b')
    navigation.dispatchEvent(new Event('currententrychange'))
    await host.advance()
    expect(tracked.map(({ path, from }) => [path, from])).toEqual([
      ['/a', undefined],
      ['/b', '/a'],
    ])
    off()
    host.navigate('/c')
    navigation.dispatchEvent(new Event('currententrychange'))
    await host.advance()
    expect(tracked.length).toBe(2)
  })

  it('comes after popstate and after an interaction where there is none; nothing polls', async () => {
    const { host, tracked, target, off } = start(false)
    expect(host.timers).toBe(0)
    host.navigate('/b')
    target.dispatchEvent(new Event('popstate'))
    await host.advance()
    host.navigate('/c')
    target.dispatchEvent(new Event('pointerup'))
    await host.advance()
    expect(tracked.map(({ path }) => path)).toEqual(['/a', '/b', '/c'])
    off()
    host.navigate('/d')
    target.dispatchEvent(new Event('keyup'))
    await host.advance()
    expect(tracked.length).toBe(3)
  })
})
