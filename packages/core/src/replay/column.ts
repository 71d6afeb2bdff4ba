/**
 * Numbers for each person, as many as `width`, beside each other and beside those of others: no object is looked up for
 * them. Gives the cells, which reach at least as far as a person's; theirs begin at their number times `width`.
 */
export const createColumn = (width: number, start: number) => {
  let cells = new Float64Array(0)
  return (number: number): Float64Array => {
    if ((number + 1) * width > cells.length) {
      const old = cells
      cells = new Float64Array(Math.max(old.length * 2, (number + 1024) * width)).fill(start, old.length)
      cells.set(old)
    }
    return cells
  }
}
