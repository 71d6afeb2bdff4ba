import type { Endpoint } from '../types.js'

/**
 * What endpoints of others have in common: no header and no parameter of ours, which they would refuse.
 *
 * @param more What else `fetch` is given.
 */
export const elsewhere = (url: string, headers: Record<string, string> = {}, more: RequestInit = {}) =>
  ({
    url,
    wire: 'simple',
    fetch: (to, init) =>
      fetch(to.replace(/.age=\d+$/, ''), { ...init, ...more, headers: { ...(init.headers as object), ...headers } }),
  }) satisfies Endpoint

/**
 * For endpoints where what is posted twice is there twice: nothing is sent while the page goes away, for nobody would
 * hear that it has arrived, and who is answering is given half an hour to finish.
 */
export const seenTwice = { unload: 'defer', hold: 1_800_000 } satisfies Partial<Endpoint>

/** Of a thing made with less and less of each text, the first that is small enough. */
export const fitting = <T>(make: (most: number) => T, isFit: (thing: T) => boolean): T => {
  let most = 10_000
  let thing = make(most)
  while (!isFit(thing) && most > 9) thing = make((most >>= 1))
  return thing
}

/** In bytes, as JSON. */
export const isWithin = (bytes: number) => (thing: unknown) => new Blob([JSON.stringify(thing)]).size <= bytes
