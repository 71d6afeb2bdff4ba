// As responses.ts, for a script tag: with `data-service`, the endpoint is one of others.
import { AskwellError } from '@askwell/core'
import type { Endpoint, OutboxEvent, OutboxHost } from '@askwell/transport'
import { openDesk as open } from './responses.js'

export { keeperOf } from './responses.js'

/** transport/src/endpoints/services.ts, in a file of its own beside this one. */
interface Services {
  serviceNames: string[]
  routeOf(name: string, url: string, key: string, host: OutboxHost, on?: (event: OutboxEvent) => void): Endpoint
}

/** @throws AskwellError when the service isn't known. What was answered stays. */
export const openDesk: typeof open = async (wiring, create) => {
  const { service, key = '' } = wiring.options as { service?: string; key?: string }
  if (service === undefined) return open(wiring, create)
  const { services } = wiring.chunks as unknown as { services(): Promise<Services> }
  const { serviceNames, routeOf } = await services()
  if (!serviceNames.includes(service)) {
    const error = new AskwellError(
      'bad-option',
      `data-service is ${JSON.stringify(service)}; there are: ${serviceNames.join(', ')}`,
    )
    wiring.listeners.report(error)
    throw error
  }
  return open(wiring, ({ endpoint, host = globalThis as unknown as OutboxHost, on, ...options }) => {
    const route = routeOf(service, (endpoint as Endpoint).url, key, host, on)
    return create({ ...options, host, ...(on && { on }), endpoint: route })
  })
}
