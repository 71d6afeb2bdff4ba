import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from '../types.js'
import { elsewhere, seenTwice } from './elsewhere.js'
import { flat } from './flat.js'

export interface FormOptions {
  /** Sent as well: `{ "form-name": "feedback" }`. */
  fields?: Readonly<Record<string, string>>
}

/**
 * One form, as a page without script would post it: `application/x-www-form-urlencoded`, to Formspree, Netlify, or
 * whatever takes forms.
 */
export const form = (url: string, { fields }: FormOptions = {}) =>
  ({
    // Otherwise some answer by sending the browser on to a page.
    ...elsewhere(url, { accept: 'application/json' }),
    ...seenTwice,
    wire: 'form',
    body: (response: SurveyResponse) => ({ ...flat(response), ...fields }),
  }) satisfies Endpoint
