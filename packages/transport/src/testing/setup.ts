import { createOutbox, type OutboxOptions } from '../outbox.js'
import type { Endpoint, OutboxEvent } from '../types.js'
import { fakeDevice } from './fake-device.js'
import { fakeEndpoint } from './ledger.js'

export const url = 'https://feedback.example/v1'

/** A device and a server; `open` is a page with an outbox. */
export const setup = () => {
  const device = fakeDevice()
  const server = fakeEndpoint()
  const open = (options: Partial<OutboxOptions> & { at?: Partial<Endpoint> } = {}) => {
    const events: OutboxEvent[] = []
    const page = device.page(server.fetch)
    const { at, ...rest } = options
    const endpoint = { url, ...at }
    const outbox = createOutbox({ project: 'p', endpoint, host: page.host, on: (event) => events.push(event), ...rest })
    const told = (type: string) => events.filter((event) => (event.type === 'error' ? event.error.code : event.type) === type)
    return { ...outbox, ...page, events, told }
  }
  const storage = {
    get: (key: string) => device.storage.items[key] ?? null,
    set: (key: string, value: string) => void (device.storage.items[key] = value),
    remove: (key: string) => void delete device.storage.items[key],
  }
  return { device, server, open, storage }
}
