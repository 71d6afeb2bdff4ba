import type { Endpoint } from '../types.js'
import { elsewhere } from './elsewhere.js'
import { flat } from './flat.js'

/**
 * A row for a Google Apps Script web app, whose `doPost` answers with JSON that has the row's `id` in it
 * (docs/endpoints.md has one that keeps one row for each response). Google answers a post by sending the browser on to
 * where the script's output is, so that is followed, and believed only with the id.
 *
 * @param url `https://script.google.com/macros/s/…/exec`, deployed to run as you and for anyone.
 * @see https://developers.google.com/apps-script/guides/content
 */
export const googleAppsScript = (url: string) =>
  ({
    ...elsewhere(url, {}, { redirect: 'follow' }),
    acknowledge: 'strict',
    body: flat,
  }) satisfies Endpoint
