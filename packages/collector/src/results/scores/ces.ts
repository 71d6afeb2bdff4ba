import { countWithin, mean, total, type Tally } from './tally.js'
import { wilson, type Interval } from './wilson.js'

/** Customer effort: the mean of the scale, and the share of agreement, 0–1. Vendors disagree, so both are given. */
export interface CesScore extends Interval {
  name: 'ces'
  /** 1 to the number of steps. */
  mean: number
  /** The lowest value that counts as agreement. */
  top: number
}

/**
 * CES 2.0 = mean of the agreement with "… made it easy for me to …", and the share of 5–7 of 7, or 4–5 of 5 (M. Dixon,
 * N. Toman, R. DeLisi, "The Effortless Experience", Portfolio 2013). With the 95 % Wilson interval of the share. Null
 * without answers.
 */
export function cesScore(tally: Tally, steps: number): CesScore | null {
  const top = Math.floor(steps / 2) + 2
  const interval = wilson(countWithin(tally, top, steps), total(tally))
  return interval && { name: 'ces', ...interval, mean: mean(tally)!, top }
}
