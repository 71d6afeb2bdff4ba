import { cesScore, type CesScore } from './ces.js'
import { csatScore, type CsatScore } from './csat.js'
import { npsScore, type NpsScore } from './nps.js'
import type { Tally } from './tally.js'
import { thumbsScore, type ThumbsScore } from './thumbs.js'

export type Score = NpsScore | CsatScore | CesScore | ThumbsScore

const scores: Readonly<Record<string, (tally: Tally, steps: number) => Score | null>> = {
  nps: npsScore,
  csat: csatScore,
  ces: cesScore,
  thumbs: thumbsScore,
}

/** The score of a question of this type; null for types without one, and without answers. */
export function scoreOf(type: string, tally: Tally, steps: number): Score | null {
  return Object.hasOwn(scores, type) ? scores[type]!(tally, steps) : null
}
