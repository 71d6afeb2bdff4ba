import type { Breaker } from './breaker.js'
import { readJson, type Texts } from './stores/text.js'

/** What all tabs and visits share beside the records. */
export interface State {
  /** Grows when consent is withdrawn: records of an older one are never sent. */
  epoch?: number
  /** Something waits. Changes whenever something is put. */
  mark?: unknown
  /** The marks of several lanes, by name. */
  lanes?: Record<string, unknown>
  /** The lane whose records are where those of a single endpoint are. */
  owner?: string
  /** Something unreadable is set aside. */
  aside?: boolean
  /** By the URL of the endpoint. */
  [url: `http${string}`]: Breaker | undefined
}

/** Reads the state, after changing it if there is a change; this page's alone when storage fails. */
export type SharedState = (change?: State) => State

export const sharedState =
  (texts: Texts, key: string): SharedState =>
  (change) => {
    const state: State = { ...(readJson(texts, key) as State | undefined), ...change }
    if (change)
      try {
        texts.localStorage[key] = JSON.stringify(state)
      } catch {
        texts = { localStorage: { [key]: JSON.stringify(state) } }
      }
    return state
  }
