import { AskwellError } from '@askwell/core'
import type { Endpoint } from '@askwell/transport'
import { absoluteUrl } from './endpoint.js'

/**
 * What `init` was given, as a list of endpoints with absolute URLs: mostly of one.
 *
 * @throws AskwellError `no-endpoint` when there is none, `bad-endpoint` when one has no http(s) URL.
 */
export function resolveEndpoints(given: unknown): Endpoint[] {
  const list = [given].flat()
  return (list.length ? list : [undefined]).map((each, at) => {
    const where = `init: endpoint${list.length > 1 ? `[${at}]` : ''}`
    if (!each || typeof each === 'string') return { url: absoluteUrl(each, where) }
    const { url } = each as Endpoint
    if (!url) throw new AskwellError('bad-endpoint', `${where} is ${JSON.stringify(url)}`)
    return { ...(each as Endpoint), url: absoluteUrl(url, where) }
  })
}
