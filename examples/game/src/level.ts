import { isDark, pressed, type Board } from './board.js'

export interface Level {
  /** 0 is the tutorial. */
  number: number
  board: Board
  /** Windows that, each pressed once and in any order, turn every light off. */
  solution: readonly number[]
}

interface Plan {
  rows: number
  columns: number
  presses: number
}

const plans: readonly Plan[] = [
  { rows: 2, columns: 2, presses: 1 },
  { rows: 3, columns: 3, presses: 2 },
  { rows: 3, columns: 3, presses: 2 },
  { rows: 4, columns: 3, presses: 3 },
  { rows: 4, columns: 3, presses: 3 },
  { rows: 4, columns: 4, presses: 4 },
]

/** The same number is always the same level: a dark house, in which a few windows have been pressed. */
export function levelAt(number: number): Level {
  if (number === 0) return levelFrom(0, { rows: 3, columns: 3, presses: 1 }, [4])
  const plan = plans[Math.min(number, plans.length) - 1]!
  const random = randomFrom(number)
  for (;;) {
    const level = levelFrom(number, plan, pick(plan, random))
    if (!isDark(level.board)) return level
  }
}

function levelFrom(number: number, { rows, columns }: Plan, solution: readonly number[]): Level {
  const dark: Board = { columns, lit: Array.from({ length: rows * columns }, () => false) }
  return { number, board: solution.reduce(pressed, dark), solution }
}

function pick({ rows, columns, presses }: Plan, random: () => number): number[] {
  const chosen = new Set<number>()
  while (chosen.size < presses) chosen.add(Math.floor(random() * rows * columns))
  return [...chosen]
}

/** A linear congruential generator with the constants of Numerical Recipes: the same numbers in every browser. */
function randomFrom(seed: number): () => number {
  let state = seed * 7919
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}
