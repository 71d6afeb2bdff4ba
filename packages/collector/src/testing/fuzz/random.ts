/** Chance with a seed: the same again and again, so that a failure can be run again. */
export interface Random {
  /** 0 to 1, without 1. */
  next(): number
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number
  pick<Item>(items: readonly Item[]): Item
  /** True once in `times`. */
  once(times: number): boolean
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, pick: (items) => items[below(items.length)]!, once: (times) => below(times) === 0 }
}
