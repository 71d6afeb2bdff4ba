import type { Context, MiddlewareHandler } from 'hono'
import { createOrigins } from './origins.js'
import { problem } from './problem.js'

/**
 * Lets pages of other origins call a public route, refusals and failures included: a page that cannot read an error
 * cannot tell it from a dead network. `allowed` undefined is any origin, since who sends can only write. Throws
 * `AskwellError` `bad-option` when one of `allowed` is no origin.
 */
export function cors(methods: readonly string[], allowed: readonly string[] | undefined): MiddlewareHandler {
  const isAllowed = allowed && createOrigins(allowed)

  function allow(context: Context): boolean {
    const origin = context.req.header('origin')
    if (!isAllowed) context.header('Access-Control-Allow-Origin', '*')
    else {
      context.header('Vary', 'Origin', { append: true })
      if (origin === undefined) return true
      if (!isAllowed(origin)) return false
      context.header('Access-Control-Allow-Origin', origin)
    }
    context.header('Access-Control-Expose-Headers', 'Retry-After, ETag')
    return true
  }

  return async (context, next) => {
    const preflight = context.req.method === 'OPTIONS'
    // Other methods of the same path may not be for pages of other origins.
    if (!preflight && !methods.includes(context.req.method)) return next()
    if (!allow(context)) return problem(context, 403, 'origin_not_allowed', 'This origin may not use this collector.')
    if (!preflight) return next()
    context.header('Access-Control-Allow-Methods', methods.join(', '))
    context.header('Access-Control-Allow-Headers', 'content-type, idempotency-key, askwell-age')
    context.header('Access-Control-Max-Age', '7200')
    return context.body(null, 204)
  }
}
