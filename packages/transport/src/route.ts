import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from './types.js'

/** An endpoint as sending sees it; of a script tag, which can't say more, the URL alone. */
export interface Route extends Pick<Endpoint, 'url' | 'timeout' | 'credentials' | 'unload' | 'batch' | 'hold' | 'fetch'> {
  /** What is sent for a response. Default: its JSON. */
  text?(response: SurveyResponse): string
}
