/** A number in [0, 1) at each call, the same every time for the same seed: mulberry32 (T. Ettinger, public domain). */
export const createRandom = (seed: number) => {
  let state = seed >>> 0
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    random,
    /** Waiting time of a Poisson process. */
    exponential: (mean: number): number => -Math.log(1 - random()) * mean,
    /** A normal variate, by Box and Muller. */
    normal: (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
    pick: <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!,
  }
}

export type Random = ReturnType<typeof createRandom>
