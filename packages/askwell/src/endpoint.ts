import { AskwellError } from '@askwell/core'
import type { Endpoint } from '@askwell/transport'

/**
 * The endpoint with its URL made absolute.
 *
 * @throws AskwellError `no-endpoint` when there is none, `bad-endpoint` when it is no http(s) URL.
 */
export function resolveEndpoint(endpoint: unknown, where: string, base: string): Endpoint {
  if (!endpoint)
    throw new AskwellError(
      'no-endpoint',
      `${where} is missing. Give the URL that receives answers: "https://example.com/v1/responses"`,
    )
  const given = typeof endpoint === 'string' ? { url: endpoint } : (endpoint as Endpoint)
  let url: URL | undefined
  try {
    url = new URL(given.url, base)
  } catch {}
  if (typeof given.url !== 'string' || !/^https?:$/.test(url?.protocol ?? ''))
    throw new AskwellError(
      'bad-endpoint',
      `${where} is ${JSON.stringify(given.url)}. Give an http(s) URL, or a path such as "/v1/responses"`,
    )
  return { ...given, url: url!.href }
}
