import type { Score } from '../results/scores/score.js'

/** How an answer reads at a glance. */
export type Tone = 'low' | 'middle' | 'high'

/** The tone of a value on the scale its score was computed from. */
export function toneOf(score: Score, value: number, steps: number): Tone {
  if (score.name === 'thumbs') return value === 1 ? 'high' : 'low'
  if (score.name === 'nps') return value >= 9 ? 'high' : value <= 6 ? 'low' : 'middle'
  return value >= score.top ? 'high' : value <= steps + 1 - score.top ? 'low' : 'middle'
}

/** What the tones are called for this score. */
export function toneNames(score: Score): Record<Tone, string> {
  if (score.name === 'nps') return { low: 'Detractors', middle: 'Passives', high: 'Promoters' }
  if (score.name === 'thumbs') return { low: 'Down', middle: '', high: 'Up' }
  if (score.name === 'ces') return { low: 'Disagree', middle: 'Neutral', high: 'Agree' }
  return { low: 'Dissatisfied', middle: 'Neutral', high: 'Satisfied' }
}
