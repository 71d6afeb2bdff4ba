import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { FaultSite } from './site.js'

interface Case {
  /** Ids that the outbox has reported as refused for good. */
  rejected?: readonly string[]
  /** How many the outbox says are still on the device, the rejected ones among them. */
  pending?: number
  /** Ids of those of which the app was told that they were too old. */
  expired?: readonly string[]
}

/**
 * The standing check, of the responses with these ids: each that was told `stored` is in the collector's database, still
 * on the device, or among the rejected (or so old that it has expired, and the app was told); one row for each id; every send of a revision had the same bytes.
 */
export function standingCheck(
  site: FaultSite,
  ids: readonly string[],
  { rejected = [], pending = 0, expired = [] }: Case = {},
): void {
  const all = site.rows().filter(({ id }) => ids.includes(id))
  const rows = new Map(all.map((row) => [row.id, row]))
  expect(all.length, 'rows for each id').toBe(rows.size)

  const missing = ids.filter((id) => site.told.has(id) && !rows.has(id) && !expired.includes(id))
  const kept = pending - rejected.length
  const unaccounted = missing.filter((id) => !rejected.includes(id))
  expect(Math.max(0, unaccounted.length - Math.max(0, kept)), `lost of ${unaccounted.join()}`).toBe(0)

  const hashes = new Map<string, Set<string>>()
  for (const { id, revision, hash } of site.arrivals().filter(({ id }) => ids.includes(id))) {
    const key = `${id}:${revision}`
    hashes.set(key, (hashes.get(key) ?? new Set()).add(hash))
  }
  for (const [key, sent] of hashes) expect(sent.size, `different bytes sent as ${key}`).toBe(1)
  for (const { id, revision, body } of rows.values())
    expect(hashes.get(`${id}:${revision}`), `bytes stored of ${id}`).toContain(createHash('sha256').update(body).digest('hex'))
}
