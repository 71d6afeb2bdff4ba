/** Edits (insert, delete, replace, swap neighbours) that turn one word into another: optimal string alignment. */
const distance = (from: string, to: string): number => {
  const rows: number[][] = Array.from({ length: from.length + 1 }, (_, row) => [row])
  for (let column = 1; column <= to.length; column++) rows[0]![column] = column
  for (let row = 1; row <= from.length; row++)
    for (let column = 1; column <= to.length; column++) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1
      const best = [rows[row - 1]![column]! + 1, rows[row]![column - 1]! + 1, rows[row - 1]![column - 1]! + cost]
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
        best.push(rows[row - 2]![column - 2]! + 1)
      rows[row]![column] = Math.min(...best)
    }
  return rows[from.length]![to.length]!
}

const maxLength = 64

/** The known word that was probably meant, if one is near: at most a third of its letters away, case aside. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > maxLength) return undefined
  const [best] = known
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
  return best && best.edits <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined
}
