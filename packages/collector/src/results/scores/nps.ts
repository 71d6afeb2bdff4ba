import { countWithin, total, type Tally } from './tally.js'
import { Z95 } from './wilson.js'

/** Net Promoter Score; counts are answers. */
export interface NpsScore {
  name: 'nps'
  /** −100 to 100. */
  value: number
  /** Half the width of the 95 % interval, in points. */
  margin: number
  detractors: number
  passives: number
  promoters: number
}

/**
 * NPS = % of 9–10 minus % of 0–6 (F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, December
 * 2003). Each answer counts as 1, 0 or −1, so its variance is p + d − (p − d)² and the 95 % margin
 * 1.96 × √(variance / n) × 100 (B. Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician
 * 70 (2016), 365–372). Null without answers.
 */
export function npsScore(tally: Tally): NpsScore | null {
  const n = total(tally)
  if (n === 0) return null
  const detractors = countWithin(tally, 0, 6)
  const passives = countWithin(tally, 7, 8)
  const promoters = countWithin(tally, 9, 10)
  const p = promoters / n
  const d = detractors / n
  const variance = Math.max(0, p + d - (p - d) ** 2)
  return { name: 'nps', value: (p - d) * 100, margin: Z95 * Math.sqrt(variance / n) * 100, detractors, passives, promoters }
}
