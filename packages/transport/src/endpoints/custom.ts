import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from '../types.js'

/**
 * Hands each response to a function of yours, as often as it takes: it is kept until the function resolves.
 *
 * @param send Rejects to be asked again later. Resolves with nothing, or with the HTTP status that says what came of it.
 * @param name Tells this one from others, and may not change: what waits is found by it.
 */
export const custom = (send: (response: SurveyResponse, signal: AbortSignal) => Promise<number | void>, name = 'custom') =>
  ({
    // Nothing is posted there.
    url: `/#${name}`,
    wire: 'simple',
    fetch: async (_: string, { body, signal }: RequestInit) =>
      new Response('', { status: (await send(JSON.parse(body as string), signal!)) ?? 200 }),
  }) satisfies Endpoint
