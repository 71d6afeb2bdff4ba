import type { CollectorDatabase } from './database/schema.js'
import type { PageLink } from './results/routes.js'
import type { Mounts } from './static/mounts.js'

/** Where responses are kept. */
export type StorageOptions =
  | {
      /** The directory of the database file; created when missing. */
      dataDir: string
      database?: never
    }
  | {
      dataDir?: never
      /** `postgres://user:password@host/database`, or an open database, from `openDatabase`, which who opened it closes. */
      database: string | CollectorDatabase
    }

/** What a collector needs to know. Only where to keep responses has no default. */
export type CollectorOptions = StorageOptions & CollectorSettings

export interface CollectorSettings {
  /** A survey document to serve. Default: none, and an empty one is served. */
  surveysFile?: string | undefined
  /** Namespace of everything stored. Default: `default`. */
  project?: string | undefined
  /**
   * Origins whose pages may send responses: `https://shop.example`, `https://*.shop.example` for every name below it,
   * `null` for sandboxed frames and files. Default: any.
   */
  allowedOrigins?: readonly string[] | undefined
  /** The name or address the server listens on; decides who may see results. Default: `localhost`, on both its addresses. */
  host?: string | undefined
  /** Whoever has it may see results. Default: none, and results are for this machine alone. */
  adminToken?: string | undefined
  /** Files to serve beside the API. */
  mounts?: Mounts | undefined
  /** Offered by the results page while there are no answers. */
  links?: readonly PageLink[] | undefined
  /** Directory of the built results page. Default: the one that comes with the package. */
  resultsPageDir?: string | undefined
  /** Responses that may wait for their commit before new ones are refused with 503. Default: 10,000. */
  maxWaiting?: number | undefined
  /** Requests with responses that may be under way before new ones are refused with 503. Default: 2,000. */
  maxRequests?: number | undefined
  /** Bytes of bodies that may be under way before new ones are refused with 503. Default: 32 MiB. */
  maxBytes?: number | undefined
  /** How long a body may take to arrive before it is refused with 408, in ms. Default: 10,000. */
  bodyTimeoutMs?: number | undefined
  /** Responses a minute from one address (of IPv6, one /64) before 429; loopback is exempt. 0 is no limit. Default: 600. */
  ratePerAddress?: number | undefined
  /** Responses a minute from all addresses together before 429. 0 is no limit. Default: 0. */
  ratePerProject?: number | undefined
  /** Proxies before this server whose `X-Forwarded-For` is believed. Default: 0, and the header is ignored. */
  trustProxy?: number | undefined
  /** How long a write waits for a locked database before it is refused with 503, in ms. Default: 2,000. */
  lockWaitMs?: number | undefined
  /** Epoch ms. Default: `Date.now`. */
  now?: (() => number) | undefined
  /** Hears of failures no caller is told about in full. Default: they are dropped. */
  onError?: ((error: unknown) => void) | undefined
}
