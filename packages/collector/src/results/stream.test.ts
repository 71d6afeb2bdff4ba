import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import { closeServers, openServers, portOf } from '../server.js'
import { createLive, type Live } from './live.js'
import { streamChanges } from './stream.js'

async function serving(live: Live, heartbeatMs?: number) {
  const app = new Hono().get('/', streamChanges(live, heartbeatMs))
  const servers = await openServers({ fetch: (request) => app.fetch(request) }, '127.0.0.1', 0)
  onTestFinished(() => closeServers(servers))
  return { url: `http://127.0.0.1:${portOf(servers[0]!)}/` }
}

it('forgets a page that has gone away', async () => {
  const live = createLive()
  const { url } = await serving(live)
  const pages = await Promise.all([fetch(url), fetch(url)])
  expect(live.count()).toBe(2)
  const stay = await fetch(url)
  expect(live.count()).toBe(3)
  await Promise.all(pages.map(({ body }) => body!.cancel()))
  await expect.poll(() => live.count()).toBe(1)
  await stay.body!.cancel()
})

it('shows that it is still there while nothing happens', async () => {
  const live = createLive()
  const { url } = await serving(live, 10)
  const reader = (await fetch(url)).body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes(': still here')) text += (await reader.read()).value
  await reader.cancel()
})

it('tells of a burst once', async () => {
  const live = createLive(30)
  const { url } = await serving(live)
  const reader = (await fetch(url)).body!.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  for (let times = 0; times < 100; times++) live.changed()
  expect((await reader.read()).value).toMatch(/^event: change\ndata: 1\nretry: \d+\n\n$/)
  live.close()
  expect((await reader.read()).done).toBe(true)
})
