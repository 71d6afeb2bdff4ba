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
const { url } = import.meta
const load = () => import(/* @vite-ignore */ new URL('services.js', url).href) as Promise<Services>

// Before anything is opened, which has to happen in one task. Not to be had: nothing is sent on this page.
const services = document.querySelector('script[data-service]') && (await load().catch(() => undefined))

/** @throws AskwellError when the service isn't known, or could not be loaded. What was answered stays. */
export const openDesk: typeof open = (wiring, create) => {
  const { service, key = '' } = wiring.options as { service?: string; key?: string }
  if (service === undefined) return open(wiring, create)
  const names = services?.serviceNames ?? []
  if (!services || !names.includes(service)) {
    const error = new AskwellError('bad-option', `data-service is ${JSON.stringify(service)}; there are: ${names.join(', ')}`)
    wiring.listeners.report(error)
    throw error
  }
  return open(wiring, ({ endpoint, host = globalThis as unknown as OutboxHost, on, ...options }) => {
    const route = services.routeOf(service, (endpoint as Endpoint).url, key, host, on)
    return create({ ...options, host, ...(on && { on }), endpoint: route })
  })
}
