import { comeBack, type PlainReply } from '../http/plain-reply.js'
import type { PlainRequest } from '../http/plain-request.js'
import { isLoopbackAddress } from '../loopback.js'
import { clientAddress, limitKey } from './client-address.js'
import { createRateLimit, type RateLimit } from './rate-limit.js'

export interface RateLimits {
  /** The answer to a request that comes too soon; undefined lets it pass, and counts it. */
  refusal(request: PlainRequest): PlainReply | undefined
  /** Counts what a request holds beyond its first response: the next one waits for it. */
  charge(request: PlainRequest, responses: number): void
}

interface Options {
  /** Responses a minute; 0 is no limit. */
  perAddress: number
  /** Responses a minute; 0 is no limit. */
  perProject: number
  project: string
  /** Proxies between the internet and this server. */
  proxies: number
}

/** Limits by address and for the project as a whole, answered with 429 and `Retry-After`. */
export function createRateLimits({ perAddress, perProject, project, proxies }: Options): RateLimits {
  const limitOf = (perMinute: number) => (perMinute > 0 ? createRateLimit({ perMinute }) : undefined)
  const [byAddress, byProject] = [limitOf(perAddress), limitOf(perProject)]

  function keysOf(request: PlainRequest): [limit: RateLimit, key: string, who: string][] {
    const keys: ReturnType<typeof keysOf> = []
    const address = clientAddress(request.address, request.header('x-forwarded-for'), proxies)
    // This machine, or a proxy on it that nobody has named: then it stands for everyone.
    if (byAddress && address !== undefined && !isLoopbackAddress(address))
      keys.push([byAddress, limitKey(address), 'this address'])
    if (byProject) keys.push([byProject, project, 'this project'])
    return keys
  }

  return {
    refusal(request) {
      for (const [limit, key, who] of keysOf(request)) {
        const waitMs = limit.take(key)
        if (waitMs === 0) continue
        const seconds = Math.ceil(waitMs / 1000)
        return comeBack(429, 'too_many_requests', `Too many requests from ${who}. Come back in ${seconds} s.`, seconds)
      }
      return undefined
    },
    charge(request, responses) {
      if (responses > 1) for (const [limit, key] of keysOf(request)) limit.charge(key, responses - 1)
    },
  }
}
