import { countWithin, mean, total, type Tally } from './tally.js'
import { wilson, type Interval } from './wilson.js'

/** Customer satisfaction: the share of satisfied answers, 0–1. */
export interface CsatScore extends Interval {
  name: 'csat'
  /** 1 to the number of steps. */
  mean: number
  /** The lowest value that counts as satisfied. */
  top: number
}

/**
 * CSAT = share of the top two boxes, or of the top one on a scale of three, where two boxes would be two thirds of the
 * scale (top-two-box scoring: N. T. Bendle and others, "Marketing Metrics", 4th edition, Pearson 2021, chapter 2). With
 * the 95 % Wilson interval. Null without answers.
 */
export function csatScore(tally: Tally, steps: number): CsatScore | null {
  const top = steps <= 3 ? steps : steps - 1
  const interval = wilson(countWithin(tally, top, steps), total(tally))
  return interval && { name: 'csat', ...interval, mean: mean(tally)!, top }
}
