import { AskwellError } from '@askwell/core'

/** `https://shop.example`, `http://localhost:5173`; with `*.` before the name, every name below it. */
const ORIGIN = /^[a-z][\da-z+.-]*:\/\/(?:\*\.)?(?:\[[\da-f:.]+\]|[\da-z_-]+(?:\.[\da-z_-]+)*)(?::\d{1,5})?$/

const readOrigin = (text: string): string => {
  const origin = text.trim().toLowerCase()
  if (origin === 'null' || ORIGIN.test(origin)) return origin
  throw new AskwellError(
    'bad-option',
    `origins: "${text}" is not an origin. Right would be "https://shop.example", "https://*.shop.example" or "null": no path, no final slash`,
  )
}

/** Whether `origin` is `pattern`, or a name below it: `https://*.shop.example` is `https://a.b.shop.example`, not the shop itself. */
function matchesOrigin(origin: string, pattern: string): boolean {
  const [scheme, host] = pattern.split('*') as [string, string | undefined]
  if (host === undefined) return origin === pattern
  const name = origin.slice(scheme.length, -host.length)
  return origin.startsWith(scheme) && origin.endsWith(host) && /^[\da-z_-]+(?:\.[\da-z_-]+)*$/.test(name)
}

/**
 * Tells which origins may send. `null` is that of sandboxed frames, of files and of some apps: anyone can have it, so
 * it counts only when it is listed. Throws `AskwellError` `bad-option` for what is no origin.
 */
export function createOrigins(allowed: readonly string[]): (origin: string) => boolean {
  const patterns = allowed.map(readOrigin)
  if (patterns.length === 0) throw new AskwellError('bad-option', 'origins: name at least one, or leave it out for any')
  const names = new Set(patterns)
  const wild = patterns.filter((pattern) => pattern.includes('*'))
  return (origin) => names.has(origin) || wild.some((pattern) => matchesOrigin(origin, pattern))
}
