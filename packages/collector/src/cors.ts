import type { Context, MiddlewareHandler } from 'hono'
import { createOrigins } from './origins.js'
import { problem } from './problem.js'

/** What an answer tells the page of an origin, and whether that page may have an answer. */
export type CrossOrigin = (origin: string | undefined) => { isAllowed: boolean; headers: Readonly<Record<string, string>> }

const EXPOSED = { 'Access-Control-Expose-Headers': 'Retry-After, ETag' }

/**
 * Lets pages of other origins call a public route, refusals and failures included: a page that cannot read an error
 * cannot tell it from a dead network. `allowed` undefined is any origin, since who sends can only write. Throws
 * `AskwellError` `bad-option` when one of `allowed` is no origin.
 */
export function createCrossOrigin(allowed: readonly string[] | undefined): CrossOrigin {
  if (!allowed) {
    const everyone = { isAllowed: true, headers: { 'Access-Control-Allow-Origin': '*', ...EXPOSED } }
    return () => everyone
  }
  const isAllowed = createOrigins(allowed)
  return (origin) => {
    if (origin === undefined) return { isAllowed: true, headers: { Vary: 'Origin' } }
    if (!isAllowed(origin)) return { isAllowed: false, headers: { Vary: 'Origin' } }
    return { isAllowed: true, headers: { Vary: 'Origin', 'Access-Control-Allow-Origin': origin, ...EXPOSED } }
  }
}

function allow(context: Context, crossOrigin: CrossOrigin): Response | undefined {
  const { isAllowed, headers } = crossOrigin(context.req.header('origin'))
  for (const [name, value] of Object.entries(headers)) context.header(name, value, { append: name === 'Vary' })
  return isAllowed ? undefined : problem(context, 403, 'origin_not_allowed', 'This origin may not use this collector.')
}

/** Other methods of the same path may not be for pages of other origins. */
export const crossOriginReads =
  (crossOrigin: CrossOrigin): MiddlewareHandler =>
  async (context, next) =>
    (context.req.method === 'GET' && allow(context, crossOrigin)) || next()

/** The answer to a browser that asks beforehand, for a route with one method. */
export const preflight = (method: 'GET' | 'POST', crossOrigin: CrossOrigin) => (context: Context) => {
  const refused = allow(context, crossOrigin)
  if (refused) return refused
  context.header('Access-Control-Allow-Methods', method)
  context.header('Access-Control-Allow-Headers', 'content-type, idempotency-key, askwell-age')
  context.header('Access-Control-Max-Age', '7200')
  return context.body(null, 204)
}
