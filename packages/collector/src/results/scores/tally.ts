/** How many answers had this value. */
export interface Count {
  value: number
  count: number
}

/** The answers to one question, counted by value. Scores are computed from this alone. */
export type Tally = readonly Count[]

/** Answers in all. */
export const total = (tally: Tally): number => tally.reduce((sum, { count }) => sum + count, 0)

/** Answers from `low` to `high`, both included. */
export const countWithin = (tally: Tally, low: number, high: number): number =>
  total(tally.filter(({ value }) => value >= low && value <= high))

/** Arithmetic mean; null without answers. */
export function mean(tally: Tally): number | null {
  const n = total(tally)
  return n === 0 ? null : tally.reduce((sum, { value, count }) => sum + value * count, 0) / n
}
