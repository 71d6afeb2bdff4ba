import { afterEach, expect, test, vi } from 'vitest'
import { claim } from './claim.js'
import type { OutboxHost } from './host.js'
import { createOutbox } from './outbox.js'
import { onPageLife } from './page-life.js'
import { fakeDevice } from './testing/fake-device.js'
import { aResponse } from './testing/response.js'

const window = globalThis as unknown as OutboxHost

afterEach(() => vi.unstubAllGlobals())

test('on a server nothing throws, nothing is stored, and what is put is only in memory', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  const outbox = createOutbox({ project: 'p', endpoint: { url: 'http://127.0.0.1:1/' } })
  expect(await outbox.put(aResponse(), { hold: true })).toBe('memory')
  expect(await outbox.pending()).toBe(1)
  outbox.destroy()
})

test('the lock is waited for, given back, and no longer wanted after the signal', async () => {
  const { locks } = fakeDevice().page(() => Promise.reject(new Error('none'))).host.navigator
  vi.stubGlobal('navigator', { locks })
  const { signal } = new AbortController()
  const off = await claim(window, 'a', signal)
  expect(off).toBeTypeOf('function')
  const next = claim(window, 'a', signal)
  const turn = new AbortController()
  const given = claim(window, 'a', turn.signal)
  turn.abort()
  expect(await given).toBeUndefined()
  off!()
  expect(await next).toBeTypeOf('function')
})

test('without Web Locks, or where they are forbidden, everyone may', async () => {
  vi.stubGlobal('navigator', {})
  const { signal } = new AbortController()
  expect(await claim(window, 'a', signal)).toBeTypeOf('function')
  vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } })
  expect(await claim(window, 'a', signal)).toBeTypeOf('function')
})

test('page events come by window under few names, until they are taken off', () => {
  const target = new EventTarget()
  const document = { hidden: false }
  vi.stubGlobal('document', document)
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
  const heard: string[] = []
  const off = onPageLife(window, (type) => heard.push(type))
  const fire = (type: string) => target.dispatchEvent(new Event(type))
  fire('pagehide')
  fire('pageshow')
  fire('online')
  fire('resume')
  fire('storage')
  document.hidden = true
  fire('visibilitychange')
  fire('freeze')
  document.hidden = false
  fire('visibilitychange')
  expect(heard).toEqual(['pagehide', 'pageshow', 'online', 'resume', 'storage', 'pagehide', 'pagehide', 'visibilitychange'])
  off()
  fire('online')
  expect(heard).toHaveLength(8)
})
