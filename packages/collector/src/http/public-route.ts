import type { CrossOrigin } from '../cors.js'
import { refusal, type PlainReply } from './plain-reply.js'
import type { PlainRequest } from './plain-request.js'

export type Route = (request: PlainRequest) => Promise<PlainReply>

const SAFE = { 'X-Content-Type-Options': 'nosniff' }

/** A route that pages of other origins may call: they can read its refusals and failures, too. Never rejects. */
export const publicRoute =
  (route: Route, crossOrigin: CrossOrigin, failed: (error: unknown) => PlainReply): Route =>
  async (request) => {
    const { isAllowed, headers } = crossOrigin(request.header('origin'))
    const answer = isAllowed
      ? await route(request).catch(failed)
      : refusal(403, 'origin_not_allowed', 'This origin may not use this collector.')
    return { ...answer, headers: { ...SAFE, ...headers, ...answer.headers } }
  }
