import { isDark, litCount } from './board.js'
import type { GameState } from './game.js'

/** The line above the house. */
export function messageOf({ level, board, presses, hint }: GameState): string {
  if (isDark(board)) return goodNight(level.number, presses, level.solution.length)
  if (hint !== undefined) return `Try row ${Math.floor(hint / board.columns) + 1}, window ${(hint % board.columns) + 1}.`
  if (level.number === 0 && presses === 0) return 'Put the house to bed. A window takes its neighbours along: tap the middle one.'
  if (level.number === 0) return 'Each tap also switches the windows beside, above and below. The same tap again undoes it.'
  return presses === 0 ? 'Put every light out.' : lightsLeft(litCount(board))
}

const lightsLeft = (count: number) => (count === 1 ? 'One light is still on.' : `${count} lights are still on.`)

function goodNight(level: number, presses: number, best: number): string {
  if (level === 0) return 'That is all there is to it. Good night.'
  return presses <= best
    ? `Good night, in ${presses === 1 ? 'one tap' : `${presses} taps`}. It can’t be done faster.`
    : 'Good night.'
}
