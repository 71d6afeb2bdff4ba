export interface RateLimit {
  /** Counts `cost` against `key`. 0 when it may pass; otherwise the ms until it may, and nothing is counted. */
  take(key: string, cost?: number): number
  /** Counts `cost` against `key`, whatever it has left: it waits longer for its next turn. */
  charge(key: string, cost: number): void
  /** Keys that are remembered now. */
  size(): number
}

interface Options {
  /** Sustained; as many at once are let pass after a minute of silence. */
  perMinute: number
  /** Keys that are remembered at most; those that were silent for longest are forgotten first. Default: 50,000. */
  maxKeys?: number
  /** A clock that never goes back, in ms. Default: `performance.now`. */
  now?: () => number
}

const MINUTE_MS = 60_000

/**
 * A token bucket for each key, kept as one number: the instant at which the bucket is full again (the generic cell
 * rate algorithm, ITU-T I.371). A key that is forgotten has a full bucket, so memory is bounded and nobody is blamed
 * for another.
 */
export function createRateLimit({ perMinute, maxKeys = 50_000, now = () => performance.now() }: Options): RateLimit {
  const tokenMs = MINUTE_MS / perMinute
  /** Two halves: once the young one is full it is the old one, and what nobody asked for since is forgotten. */
  let young = new Map<string, number>()
  let old = young

  function keep(key: string, fullAt: number): void {
    young.set(key, fullAt)
    if (young.size < maxKeys / 2) return
    old = young
    young = new Map()
  }

  const fullAt = (key: string): number => young.get(key) ?? old.get(key) ?? 0
  const after = (key: string, cost: number): number => Math.max(fullAt(key), now()) + cost * tokenMs

  return {
    take(key, cost = 1) {
      const at = after(key, cost)
      const waitMs = at - now() - MINUTE_MS
      // A thousandth of a ms is lost in the sums, and not the caller's fault.
      if (waitMs > 1e-3) return waitMs
      keep(key, at)
      return 0
    },
    charge: (key, cost) => keep(key, after(key, cost)),
    size: () => young.size + (old === young ? 0 : old.size),
  }
}
