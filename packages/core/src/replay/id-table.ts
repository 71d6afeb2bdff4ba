/**
 * Numbers people in the order in which they come: 0, 1, 2, …
 *
 * People are told apart by a hash of 64 bits, so that a million of them take 32 MB and no object: the chance that any
 * two of ten million fall together is below one in 300,000 (n² / 2⁶⁵).
 */
export const createIdTable = () => {
  let capacity = 1 << 12
  /** Both halves of the hash, and the number plus one. A cell is 16 bytes, and never crosses a cache line. */
  let cells = new Int32Array(capacity * 4)
  let size = 0

  const place = (first: number, second: number): number => {
    let cell = (first & (capacity - 1)) << 2
    while (cells[cell + 2] && (cells[cell] !== first || cells[cell + 1] !== second)) cell = (cell + 4) & (capacity * 4 - 1)
    return cell
  }
  const write = (cell: number, first: number, second: number, number: number) => {
    cells[cell] = first
    cells[cell + 1] = second
    cells[cell + 2] = number
  }
  const grow = () => {
    const old = cells
    capacity *= 2
    cells = new Int32Array(capacity * 4)
    for (let cell = 0; cell < old.length; cell += 4)
      if (old[cell + 2]) write(place(old[cell]!, old[cell + 1]!), old[cell]!, old[cell + 1]!, old[cell + 2]!)
  }

  return {
    size: () => size,
    /** The number of a respondent by the character codes of the id; a new one's is what `size` was. */
    numberOf(codes: ArrayLike<number>, from: number, to: number): number {
      // Two multiply-and-xor streams with multipliers of their own, mixed as in MurmurHash3's finalizer (cyrb53, bryc).
      let first = 0xdeadbeef
      let second = 0x41c6ce57
      for (let index = from; index < to; index++) {
        const code = codes[index]!
        first = Math.imul(first ^ code, 2654435761)
        second = Math.imul(second ^ code, 1597334677)
      }
      first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909)
      second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909)
      let cell = place(first, second)
      if (cells[cell + 2]) return cells[cell + 2]! - 1
      if (size * 2 >= capacity) {
        grow()
        cell = place(first, second)
      }
      write(cell, first, second, ++size)
      return size - 1
    },
  }
}
