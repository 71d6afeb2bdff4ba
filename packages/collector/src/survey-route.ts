import type { Context } from 'hono'
import type { Surveys } from './surveys.js'

/** Whether one of the tags of `If-None-Match` is `etag`; compared weakly (RFC 9110, section 13.1.2). */
export const matchesEtag = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))

/** `GET /v1/surveys`: the document, or 304 for those who have it. */
export function serveSurveys(surveys: Surveys) {
  return (context: Context): Response => {
    const { json, etag } = surveys.current()
    context.header('ETag', etag)
    context.header('Cache-Control', 'no-cache')
    if (matchesEtag(context.req.header('if-none-match'), etag)) return context.body(null, 304)
    return context.body(json, 200, { 'Content-Type': 'application/json; charset=utf-8' })
  }
}
