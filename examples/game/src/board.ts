/** The windows of a house, row by row. */
export interface Board {
  columns: number
  lit: readonly boolean[]
}

/** The board after one press: the window and its neighbours beside, above and below change. */
export function pressed({ columns, lit }: Board, window: number): Board {
  const row = Math.floor(window / columns)
  const column = window % columns
  const changes = (_: boolean, other: number) =>
    Math.abs(Math.floor(other / columns) - row) + Math.abs((other % columns) - column) <= 1
  return { columns, lit: lit.map((on, other) => (changes(on, other) ? !on : on)) }
}

export const litCount = ({ lit }: Board): number => lit.filter(Boolean).length

export const isDark = (board: Board): boolean => litCount(board) === 0
