import { isDark, pressed, type Board } from './board.js'
import { levelAt, type Level } from './level.js'

export interface GameState {
  level: Level
  board: Board
  /** Presses since the level began. */
  presses: number
  /** The window that the hint points at. */
  hint?: number
}

export interface GameEvents {
  changed(state: GameState): void
  /** Once per level, when the last light goes out. */
  finished(level: Level): void
  /** When a level is begun anew: what had been done so far. */
  restarted(state: GameState): void
}

export interface Game {
  press(window: number): void
  hint(): void
  restart(): void
  next(): void
}

export function createGame({ changed, finished, restarted }: GameEvents): Game {
  let state: GameState
  // Pressing a window twice undoes it, so what is left to press is the solution with every press crossed in or out.
  let left: Set<number>

  const begin = (number: number) => {
    const level = levelAt(number)
    left = new Set(level.solution)
    update({ level, board: level.board, presses: 0 })
  }
  const update = (next: GameState) => changed((state = next))

  begin(0)
  return {
    press(window) {
      if (isDark(state.board)) return
      if (!left.delete(window)) left.add(window)
      update({ level: state.level, board: pressed(state.board, window), presses: state.presses + 1 })
      if (isDark(state.board)) finished(state.level)
    },
    hint() {
      const [window] = left
      if (window !== undefined) update({ ...state, hint: window })
    },
    restart() {
      restarted(state)
      begin(state.level.number)
    },
    next: () => begin(state.level.number + 1),
  }
}
