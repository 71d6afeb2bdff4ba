import type { Endpoint } from '../types.js'
import { elsewhere, seenTwice } from './elsewhere.js'
import { flat } from './flat.js'

export interface WebhookOptions {
  /** `application/json`, which the webhook must allow in its answer to a preflight. Default: `text/plain`, which needs none. */
  json?: boolean
}

/**
 * One flat JSON object to a webhook, as Zapier, n8n and Make know what to do with.
 *
 * @param url The webhook's address: whoever reads the page can post with it.
 */
export const webhook = (url: string, { json }: WebhookOptions = {}) =>
  ({ ...elsewhere(url, json ? { 'content-type': 'application/json' } : {}), ...seenTwice, body: flat }) satisfies Endpoint
