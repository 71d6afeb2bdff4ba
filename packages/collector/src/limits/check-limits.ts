import { AskwellError } from '@askwell/core'
import type { CollectorSettings } from '../options.js'

const LEAST = {
  maxWaiting: 1,
  maxRequests: 1,
  maxBytes: 1,
  bodyTimeoutMs: 1,
  ratePerAddress: 0,
  ratePerProject: 0,
  trustProxy: 0,
}

/** Throws `AskwellError` `bad-option` for a limit that is no whole number, or too small to let anything pass. */
export function checkLimits(settings: CollectorSettings): void {
  for (const [name, least] of Object.entries(LEAST)) {
    const value: unknown = settings[name as keyof typeof LEAST]
    if (value === undefined || (Number.isSafeInteger(value) && Number(value) >= least)) continue
    throw new AskwellError(
      'bad-option',
      `${name}: expected a whole number from ${least}, not ${JSON.stringify(value) ?? String(value)}`,
    )
  }
}
