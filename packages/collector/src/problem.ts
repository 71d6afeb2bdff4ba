import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Every refusal of the server has this shape, whatever the route. */
export interface Problem {
  error: { code: string; message: string }
}

/** Answers with `{ error: { code, message } }`; `more` adds fields beside `error`. */
export function problem(
  context: Context,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  more?: Readonly<Record<string, unknown>>,
) {
  return context.json({ error: { code, message }, ...more }, status)
}

/** 503: nothing was stored, come back in `seconds`. */
export function unavailable(context: Context, code: string, message: string, seconds: number) {
  context.header('Retry-After', String(seconds))
  return problem(context, 503, code, message)
}
