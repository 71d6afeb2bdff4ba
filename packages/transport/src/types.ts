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
  /**
   * `simple` is `text/plain` and no header of ours, for endpoints that answer no preflight; the age goes as `?age=`.
   * `form` is that as `application/x-www-form-urlencoded`: `body` returns texts by name. Default: `json`.
   */
  wire?: 'json' | 'simple' | 'form'
  /** `defer` sends nothing while the page goes away, for endpoints that can't deduplicate. Default: `send`. */
  unload?: 'send' | 'defer'
  /**
   * Shapes the request body, once for each revision; what it returns is sent as JSON, or as a form. Default: the response
   * itself.
   */
  body?(response: SurveyResponse): unknown
  /** Sends what waits in requests of several responses, for endpoints that take lists. Default: one by one. */
  batch?: number | Batch
  /** `strict` also wants the response's id in a JSON answer. Default: `status`. */
  acknowledge?: 'status' | 'strict'
  /** How long an answer waits for the person's next one before it goes out as it is, in ms. Default: 60,000. */
  hold?: number
  /**
   * Called in place of the page's `fetch`, with the same arguments and answer: a client of your own. Rejecting is as
   * good as a dead network.
   */
  fetch?(url: string, init: RequestInit): Promise<Response>
}

/** How many responses go in one request. A fresh one still goes by itself, at once. */
export interface Batch {
  /** At most so many, 1 to 100. */
  size: number
  /** At most so many bytes in one request. Default: 262,144. */
  bytes?: number
  /** Shapes the list; `items` are what `body` made of each response. Sent as JSON. Default: the list itself. */
  body?(items: unknown[]): unknown
}

/** Where a stored response is. `memory` is lost with the page: the person may be told to keep it open. */
export type Stored = 'indexed-db' | 'local-storage' | 'memory'

export type OutboxEvent =
  | { type: 'delivered'; id: string; revision: number; url: string }
  | { type: 'rejected'; id: string; revision: number; url: string; status: number; body: string }
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
  /** Tries what the endpoint has refused once more, with everything else: it may have been the endpoint's fault. */
  retryRejected(): Promise<void>
  /** Removes everything that waits: consent was withdrawn. */
  clear(): Promise<void>
  /** Stops timers and listeners. What waits, waits for the next visit. */
  destroy(): void
}
