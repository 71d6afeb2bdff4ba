import { afterEach, expect, test, vi } from 'vitest'
import { asked } from '../testing/awkward.js'
import { sendTo, service } from '../testing/service.js'
import type { Endpoint } from '../types.js'
import { googleAppsScript } from './apps-script.js'
import { custom } from './custom.js'
import { form } from './form.js'
import { only } from './only.js'

const closers: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const close of closers.splice(0)) await close()
})

test('a function of your own gets the response, and delivers it by resolving', async () => {
  const taken: unknown[] = []
  const endpoint = custom(async (response) => void taken.push(response))
  const response = asked('More colours')
  expect(await sendTo(endpoint, response)).toMatchObject({ verdict: 'delivered' })
  expect(taken).toEqual([response])
})

test('a function of your own that rejects is asked again, and may say what came of it', async () => {
  const fails = custom(() => Promise.reject(new Error('offline')))
  expect(await sendTo(fails, asked(''))).toMatchObject({ verdict: 'retry' })
  expect(
    await sendTo(
      custom(async () => 422),
      asked(''),
    ),
  ).toMatchObject({ verdict: 'rejected' })
  expect(
    await sendTo(
      custom(async () => 401),
      asked(''),
    ),
  ).toMatchObject({ verdict: 'blocked' })
})

test('what an endpoint is not to have never leaves the page, and counts as delivered', async () => {
  const server = await service(({ body }) => ({ body }))
  closers.push(server.close)
  const isDetractor = ({ answers }: ReturnType<typeof asked>) => answers.some(({ category }) => category === 'detractor')
  const promoter = asked('fine')
  const detractor = asked('slow', { answers: [{ question: 'score', type: 'nps', scale: 11, value: 2, category: 'detractor' }] })
  const kinds: Endpoint[] = [{ url: server.url, wire: 'simple' }, form(server.url), googleAppsScript(server.url)]
  for (const endpoint of kinds) {
    const passedOver = await sendTo(only(endpoint, isDetractor), promoter)
    expect(passedOver).toMatchObject({ verdict: 'delivered' })
    expect(passedOver.frozen).not.toContain('fine')
    expect(server.requests).toHaveLength(0)
    expect(await sendTo(only(endpoint, isDetractor), detractor)).toMatchObject({ verdict: 'delivered' })
    expect(server.requests.splice(0)).toHaveLength(1)
  }
})
