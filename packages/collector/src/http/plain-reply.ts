import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An answer that is made before it is known how it goes back. */
export interface PlainReply {
  status: ContentfulStatusCode
  headers: Readonly<Record<string, string>>
  body: string
}

type Fields = Readonly<Record<string, unknown>>

export const json = (value: unknown, status: ContentfulStatusCode = 200, headers?: PlainReply['headers']): PlainReply => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

/** `{ error: { code, message } }`; `more` adds fields beside `error`. */
export const refusal = (status: ContentfulStatusCode, code: string, message: string, more?: Fields): PlainReply =>
  json({ error: { code, message }, ...more }, status)

export const withHeaders = (answer: PlainReply, headers: PlainReply['headers']): PlainReply => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
})

/** Nothing was stored, come back in `seconds`. */
export const comeBack = (status: 429 | 503, code: string, message: string, seconds: number): PlainReply =>
  withHeaders(refusal(status, code, message), { 'Retry-After': String(seconds) })

export const reply = (context: Context, { body, status, headers }: PlainReply): Response => context.body(body, status, headers)
