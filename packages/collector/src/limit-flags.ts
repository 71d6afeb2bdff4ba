import { AskwellError } from '@askwell/core'
import type { CollectorSettings } from './options.js'

export const LIMIT_HELP = `  --origins <list>        origins whose pages may send, with commas between; https://*.shop.example
                          is every name below it; default: any
  --trust-proxy <number>  proxies before this server that set X-Forwarded-For; default 0
  --rate-per-address <n>  responses a minute from one address before 429; 0 is no limit; default 600
  --rate-per-project <n>  responses a minute from everyone before 429; 0 is no limit; default 0
  --max-requests <n>      requests under way before 503; default 2000
  --max-mib <n>           MiB of bodies under way before 503; default 32
`

export const LIMIT_FLAGS = {
  origins: { type: 'string' },
  'trust-proxy': { type: 'string' },
  'rate-per-address': { type: 'string' },
  'rate-per-project': { type: 'string' },
  'max-requests': { type: 'string' },
  'max-mib': { type: 'string' },
} as const

type Flags = { [name in keyof typeof LIMIT_FLAGS]?: string | undefined }

/** Throws `AskwellError` `bad-option` for a value that is no such number. */
export function limitsFrom(flags: Flags): CollectorSettings {
  function whole(name: keyof Flags, least: number, most: number): number | undefined {
    const text = flags[name]
    if (text === undefined) return undefined
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new AskwellError('bad-option', `--${name}: expected a whole number from ${least} to ${most}, not "${text}"`)
  }
  const mib = whole('max-mib', 1, 65_536)
  return {
    allowedOrigins: flags.origins?.split(','),
    trustProxy: whole('trust-proxy', 0, 10),
    ratePerAddress: whole('rate-per-address', 0, 1_000_000_000),
    ratePerProject: whole('rate-per-project', 0, 1_000_000_000),
    maxRequests: whole('max-requests', 1, 1_000_000),
    maxBytes: mib && mib * 1024 * 1024,
  }
}
