import type { Breaker } from './breaker.js'
import type { OutboxHost } from './host.js'

/** What all tabs and visits share beside the records. */
export interface State {
  /** Grows when consent is withdrawn: records of an older one are never sent. */
  epoch?: number
  /** Something waits. Changes whenever something is put. */
  mark?: unknown
  /** By the URL of the endpoint. */
  [url: `http${string}`]: Breaker | undefined
}

/** Reads the state, after changing it if there is a change; this page's alone when storage fails. */
export type SharedState = (change?: State) => State

export const sharedState = ({ storage }: OutboxHost, key: string): SharedState => {
  let state: State = {}
  let alone: boolean
  return (change) => {
    try {
      if (!alone) state = { ...JSON.parse(storage()[key]!) }
    } catch {}
    if (change)
      try {
        state = { ...state, ...change }
        storage()[key] = JSON.stringify(state)
      } catch {
        alone = true
      }
    return state
  }
}
