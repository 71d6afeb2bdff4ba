import { countWithin, total, type Tally } from './tally.js'
import { wilson, type Interval } from './wilson.js'

/** The share of thumbs up, 0–1. */
export interface ThumbsScore extends Interval {
  name: 'thumbs'
}

/** Thumbs = share of up, with the 95 % Wilson interval. Up is 1 in the tally, down is 0. Null without answers. */
export function thumbsScore(tally: Tally): ThumbsScore | null {
  const interval = wilson(countWithin(tally, 1, 1), total(tally))
  return interval && { name: 'thumbs', ...interval }
}
