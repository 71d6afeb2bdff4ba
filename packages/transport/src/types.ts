import type { AskwellError, SurveyResponse } from '@askwell/core'

/** Where responses go. A string is short for `{ url }`. */
export interface Endpoint {
  /** http or https; relative to the page. */
  url: string
  /** Added to every request; a function is called for each, so a token can be fresh. */
  headers?:
    | Readonly<Record<string, string>>
    | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>)
  /** Over headers and body, in ms. Default: 15,000. */
  timeout?: number
  /** As of `fetch`. Default: `same-origin`. */
  credentials?: RequestCredentials
  /** `simple` is `text/plain` and no header of ours, for endpoints that answer no preflight. Default: `json`. */
  wire?: 'json' | 'simple'
  /** `defer` sends nothing while the page goes away, for endpoints that can't deduplicate. Default: `send`. */
  unload?: 'send' | 'defer'
  /** Shapes the request body; what it returns is sent as JSON. Default: the response itself. */
  body?(response: SurveyResponse): unknown
  /** `strict` also wants the response's id in a JSON answer. Default: `status`. */
  acknowledge?: 'status' | 'strict'
}

/** Where a stored response is. `memory` is lost with the page: the person may be told to keep it open. */
export type Stored = 'indexed-db' | 'local-storage' | 'memory'

export type OutboxEvent =
  | { type: 'delivered'; id: string; revision: number }
  | { type: 'rejected'; id: string; revision: number; status: number; body: string }
  | { type: 'error'; error: AskwellError }

export interface Outbox {
  /**
   * Keeps a response, then sends it. `hold` while the person is still answering: kept at once, sent when a later
   * revision releases it, after 60 s without another, on page hide, or at the next visit. A later revision replaces an
   * unsent earlier one. Never rejects: memory is the last resort.
   */
  put(response: SurveyResponse, options?: { hold?: boolean }): Promise<Stored>
  /** Responses not delivered yet, the rejected ones included. */
  pending(): Promise<number>
  /** Tries to send everything now. Resolves after the attempt, whatever came of it. */
  flush(): Promise<void>
  /** Removes everything that waits: consent was withdrawn. */
  clear(): Promise<void>
  /** Stops timers and listeners. What waits, waits for the next visit. */
  destroy(): void
}
