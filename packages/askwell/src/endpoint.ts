import { AskwellError } from '@askwell/core'
import type { Endpoint } from '@askwell/transport'

/**
 * The endpoint with its URL made absolute.
 *
 * @throws AskwellError `no-endpoint` when there is none, `bad-endpoint` when it is no http(s) URL.
 */
export function resolveEndpoint(given: unknown, where: string): Endpoint {
  if (!given) throw new AskwellError('no-endpoint', `${where} is missing`)
  const endpoint = typeof given === 'string' ? { url: given } : (given as Endpoint)
  try {
    const { href } = new URL(endpoint.url, location.href)
    if (/^https?:/.test(href)) return { ...endpoint, url: href }
  } catch {}
  throw new AskwellError('bad-endpoint', `${where} is ${JSON.stringify(endpoint.url)}`)
}
