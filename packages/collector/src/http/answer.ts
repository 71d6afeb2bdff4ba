import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An answer that is made before it is known how it goes back. */
export interface Answer {
  status: ContentfulStatusCode
  headers: Readonly<Record<string, string>>
  body: string
}

type Fields = Readonly<Record<string, unknown>>

export const json = (value: unknown, status: ContentfulStatusCode = 200, headers?: Answer['headers']): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

/** `{ error: { code, message } }`; `more` adds fields beside `error`. */
export const refusal = (status: ContentfulStatusCode, code: string, message: string, more?: Fields): Answer =>
  json({ error: { code, message }, ...more }, status)

export const withHeaders = (answer: Answer, headers: Answer['headers']): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
})

/** Nothing was stored, come back in `seconds`. */
export const later = (status: 429 | 503, code: string, message: string, seconds: number): Answer =>
  withHeaders(refusal(status, code, message), { 'Retry-After': String(seconds) })

export const reply = (context: Context, { body, status, headers }: Answer): Response => context.body(body, status, headers)
