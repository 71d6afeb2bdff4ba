import { describe, expect, test } from 'vitest'
import { createOutbox, type OutboxOptions } from './outbox.js'
import { hasWaiting, spill } from './spill.js'
import { fakeDevice } from './testing/fake-device.js'
import { fakeEndpoint } from './testing/ledger.js'
import { aResponse } from './testing/response.js'
import type { Endpoint, OutboxEvent } from './types.js'

const minute = 60_000
const hour = 60 * minute


const setup = () => {
  const device = fakeDevice()
  const server = fakeEndpoint()
  const open = (options: Partial<OutboxOptions> & { at?: Partial<Endpoint> } = {}) => {
    const events: OutboxEvent[] = []
    const page = device.page(server.fetch)
    const { at, ...rest } = options
    const endpoint = { url: 'https://feedback.example/v1', ...at }
    const outbox = createOutbox({ project: 'p', endpoint, host: page.host, on: (event) => events.push(event), ...rest })
    const told = (type: string) => events.filter((event) => (event.type === 'error' ? event.error.code : event.type) === type)
    return { ...outbox, ...page, events, told }
  }
  const storage = {
    get: (key: string) => device.storage.items.getItem(key),
    set: (key: string, value: string) => device.storage.items.setItem(key, value),
    remove: (key: string) => device.storage.items.removeItem(key),
  }
  return { device, server, open, storage }
}

describe('a response', () => {
  test('is stored, sent at once with its key and age, and removed when it is acknowledged', async () => {
    const { device, server, open } = setup()
    const tab = open()
    const response = aResponse()
    expect(await tab.put(response)).toBe('indexed-db')
    await device.idle()
    expect(server.requests).toMatchObject([
      { key: `"${response.id}:1"`, body: JSON.stringify(response), age: 0, keepalive: true },
    ])
    expect(tab.events).toEqual([{ type: 'delivered', id: response.id, revision: 1 }])
    expect(await tab.pending()).toBe(0)
    expect(device.timers()).toEqual([])
  })
})
