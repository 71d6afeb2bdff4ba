import type { Context } from 'hono'
import { isLoopbackAddress } from '../loopback.js'
import { problem } from '../problem.js'
import { clientAddress, limitKey } from './client-address.js'
import { createRateLimit, type RateLimit } from './rate-limit.js'

export interface RateLimits {
  /** The answer to a request that comes too soon; undefined lets it pass, and counts it. */
  refusal(context: Context): Response | undefined
  /** Counts what a request holds beyond its first response: the next one waits for it. */
  charge(context: Context, responses: number): void
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

/** The address that the server saw. Undefined for a request that came over no socket. */
function peerOf({ env }: Context): string | undefined {
  const address: unknown = typeof env === 'object' && env !== null && 'address' in env ? env.address : undefined
  return typeof address === 'string' ? address : undefined
}

/** Limits by address and for the project as a whole, answered with 429 and `Retry-After`. */
export function createRateLimits({ perAddress, perProject, project, proxies }: Options): RateLimits {
  const limitOf = (perMinute: number) => (perMinute > 0 ? createRateLimit({ perMinute }) : undefined)
  const [byAddress, byProject] = [limitOf(perAddress), limitOf(perProject)]

  function keysOf(context: Context): [limit: RateLimit, key: string, who: string][] {
    const keys: ReturnType<typeof keysOf> = []
    const address = clientAddress(peerOf(context), context.req.header('x-forwarded-for'), proxies)
    // This machine, or a proxy on it that nobody has named: then it stands for everyone.
    if (byAddress && address !== undefined && !isLoopbackAddress(address))
      keys.push([byAddress, limitKey(address), 'this address'])
    if (byProject) keys.push([byProject, project, 'this project'])
    return keys
  }

  return {
    refusal(context) {
      for (const [limit, key, who] of keysOf(context)) {
        const waitMs = limit.take(key)
        if (waitMs === 0) continue
        const seconds = Math.ceil(waitMs / 1000)
        context.header('Retry-After', String(seconds))
        return problem(context, 429, 'too_many_requests', `Too many requests from ${who}. Come back in ${seconds} s.`)
      }
      return undefined
    },
    charge(context, responses) {
      if (responses > 1) for (const [limit, key] of keysOf(context)) limit.charge(key, responses - 1)
    },
  }
}
