import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from '../types.js'
import { clean } from './cut.js'
import { elsewhere } from './elsewhere.js'

export interface SupabaseOptions {
  /** Default: `responses`. */
  table?: string
}

/**
 * A row for each revision in a table of Supabase, or of any PostgREST. It needs the right to insert and no other: a page
 * that could update rows could change everyone's. docs/endpoints.md has the table, and a view of the last revisions.
 *
 * @param url `https://….supabase.co`
 * @param key The publishable or anon key, never a secret one.
 * @see https://docs.postgrest.org/en/stable/references/api/tables_views.html#insert
 */
export const supabase = (url: string, key: string, { table = 'responses' }: SupabaseOptions = {}) => {
  const there = elsewhere(`${url}/rest/v1/${encodeURIComponent(table)}`, {
    'content-type': 'application/json',
    apikey: key,
    prefer: 'return=minimal',
  })
  const body = (response: SurveyResponse) => ({
    id: response.id,
    revision: response.revision,
    survey: response.survey.id,
    complete: response.complete,
    answered_at: new Date(response.answeredAt).toISOString(),
    // PostgreSQL's jsonb takes neither NUL nor half a surrogate.
    response: JSON.parse(JSON.stringify(response), (_, value) => (typeof value === 'string' ? clean(value) : value)),
  })
  return {
    ...there,
    body,
    async fetch(to, init) {
      const answer = await there.fetch(to, init)
      if (answer.status !== 409) return answer
      const text = await answer.text()
      // unique_violation: this revision is there already. https://docs.postgrest.org/en/stable/references/errors.html
      return new Response(text, { status: text.includes('"23505"') ? 200 : 409 })
    },
  } satisfies Endpoint
}
