import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Mounts } from './mounts.js'

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The built page stands beside the built server; when the server runs from source, in the package's `dist`. */
function builtPage(): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url))
  const places = [join(here, 'results-page'), join(here, '../dist/results-page'), join(here, '../../dist/results-page')]
  return places.find((place) => existsSync(join(place, 'index.html')) && existsSync(join(place, 'assets')))
}

/** The mount of the results page; nothing when it is not built. */
export function resultsPageMount(dir = builtPage()): Mounts {
  if (!dir) return {}
  const headers = {
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  return { '/results/': { path: dir, headers } }
}
