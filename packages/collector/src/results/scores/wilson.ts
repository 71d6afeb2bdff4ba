/** The standard normal quantile of a 95 % interval. */
export const Z95 = 1.96

/** A share and where its true value lies with 95 % confidence, all 0–1. */
export interface Interval {
  share: number
  low: number
  high: number
}

/**
 * The share of `hits` in `n` with its Wilson score interval, which stays within 0–1 and holds for few answers, where
 * the normal approximation does not. Null without answers.
 *
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
 * Statistical Association 22 (1927), 209–212.
 */
export function wilson(hits: number, n: number): Interval | null {
  if (n === 0) return null
  const share = hits / n
  const z2 = Z95 ** 2
  const scale = 1 + z2 / n
  const center = (share + z2 / (2 * n)) / scale
  const half = (Z95 / scale) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  // At the two ends the bound is exact; floating point would miss it by an epsilon.
  return { share, low: hits === 0 ? 0 : center - half, high: hits === n ? 1 : center + half }
}
