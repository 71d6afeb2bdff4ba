import { AskwellError } from '@askwell/core'

/**
 * The URL of an endpoint, made absolute.
 *
 * @throws AskwellError `no-endpoint` when there is none, `bad-endpoint` when it is no http(s) URL.
 */
export function absoluteUrl(url: unknown, where: string): string {
  if (!url) throw new AskwellError('no-endpoint', `${where} is missing`)
  try {
    const { href } = new URL(url as string, location.href)
    if (/^https?:/.test(href)) return href
  } catch {}
  throw new AskwellError('bad-endpoint', `${where} is ${JSON.stringify(url)}`)
}
