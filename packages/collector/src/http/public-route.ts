import type { CrossOrigin } from '../cors.js'
import { refusal, type Answer } from './answer.js'
import type { Ask } from './ask.js'

export type Route = (ask: Ask) => Promise<Answer>

const SAFE = { 'X-Content-Type-Options': 'nosniff' }

/** A route that pages of other origins may call: they can read its refusals and failures, too. Never rejects. */
export const publicRoute =
  (route: Route, crossOrigin: CrossOrigin, failed: (error: unknown) => Answer): Route =>
  async (ask) => {
    const { isAllowed, headers } = crossOrigin(ask.header('origin'))
    const answer = isAllowed
      ? await route(ask).catch(failed)
      : refusal(403, 'origin_not_allowed', 'This origin may not use this collector.')
    return { ...answer, headers: { ...SAFE, ...headers, ...answer.headers } }
  }
