import type { ResponsePage } from '../responses/list.js'
import type { SurveyResults } from '../results/results.js'
import type { PageLink } from '../results/routes.js'

export interface Results {
  surveys: SurveyResults[]
  links: PageLink[]
}

/** What the server said instead of an answer. */
export interface Refusal {
  code: string
  message: string
}

export type Answer<Body> = { body: Body; refusal?: never } | { body?: never; refusal: Refusal }

const NETWORK: Refusal = { code: 'network', message: 'The collector does not answer. Is it still running?' }

async function ask<Body>(path: string, init?: RequestInit): Promise<Answer<Body>> {
  try {
    const response = await fetch(path, init)
    const body: unknown = await response.json()
    return response.ok ? { body: body as Body } : { refusal: (body as { error: Refusal }).error }
  } catch {
    return { refusal: NETWORK }
  }
}

export const fetchResults = () => ask<Results>('/v1/results')

export const fetchNewest = (survey: string, limit: number) =>
  ask<ResponsePage>(`/v1/responses?${new URLSearchParams({ survey, limit: String(limit) })}`)

export const signIn = (token: string) =>
  ask<unknown>('/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
