import type { Keep, StageOptions } from '@askwell/core'
import type { Wiring } from './wiring.js'

/** Loaded beside the prompt, and from then on at once: a tab closed right after a tap loses nothing. */
export const keeperFor =
  (wiring: Wiring): StageOptions['keeper'] =>
  (offer) => {
    let keep: Keep | undefined
    const load = async () => (keep ??= (await wiring.chunks.responses()).keeperOf(offer, wiring))
    return async (...rest) => (keep ?? (await load()))(...rest)
  }
