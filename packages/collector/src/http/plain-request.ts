import type { Context } from 'hono'
import { readBody, type BodyLimits, type BodyText } from '../body.js'

/** What receiving needs of a request, over whatever it came. */
export interface PlainRequest {
  /** By its name in lower case; several of one name with commas between. */
  header(name: string): string | undefined
  /** The first of this name in the query. */
  query(name: string): string | undefined
  /** At the other end of the socket. Undefined for a request that came over none. */
  address: string | undefined
  /** To be asked for once, before anything is waited for. Never rejects. */
  body(limits: BodyLimits): Promise<BodyText>
}

/** A request that came to `fetch`, with what the server told of it. */
export function plainRequestOf({ req, env }: Context): PlainRequest {
  const address: unknown = typeof env === 'object' && env !== null && 'address' in env ? env.address : undefined
  return {
    header: (name) => req.header(name),
    query: (name) => req.query(name),
    address: typeof address === 'string' ? address : undefined,
    body: (limits) => readBody(req.raw, limits),
  }
}
