// The chunk that is loaded, beside the outbox, where a script tag has `data-service`: endpoints of others, by name.
import type { OutboxHost } from '../host.js'
import type { Endpoint, OutboxEvent } from '../types.js'
import { googleAppsScript } from './apps-script.js'
import { discord } from './discord.js'
import { form } from './form.js'
import { posthog } from './posthog.js'
import { routeTo } from './route-to.js'
import { segment } from './segment.js'
import { slack } from './slack.js'
import { supabase } from './supabase.js'
import { teams } from './teams.js'
import { webhook } from './webhook.js'

const hostOf = (url: string) => new URL(url).origin

/** Of `data-endpoint`, and of `data-key` where there is one. */
const services: Readonly<Record<string, (url: string, key: string) => Endpoint>> = {
  slack: (url) => slack(url),
  teams: (url) => teams(url),
  discord: (url) => discord(url),
  webhook: (url) => webhook(url),
  form: (url) => form(url),
  'apps-script': googleAppsScript,
  segment: (url, key) => segment(key, { host: hostOf(url) }),
  posthog: (url, key) => posthog(key, { host: hostOf(url) }),
  supabase: (url, key) => supabase(hostOf(url), key),
}

export const serviceNames = Object.keys(services)

/** What the outbox of a script tag takes for an endpoint. */
export const routeOf = (name: string, url: string, key: string, host: OutboxHost, on?: (event: OutboxEvent) => void): Endpoint =>
  routeTo(services[name]!(url, key), host, on)
