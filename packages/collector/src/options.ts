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
  /** Origins whose pages may send responses. Default: any. */
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
  /** How long a write waits for a locked database before it is refused with 503, in ms. Default: 2,000. */
  lockWaitMs?: number | undefined
  /** Epoch ms. Default: `Date.now`. */
  now?: (() => number) | undefined
  /** Hears of failures no caller is told about in full. Default: they are dropped. */
  onError?: ((error: unknown) => void) | undefined
}
