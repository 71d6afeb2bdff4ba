export type Verdict = 'delivered' | 'retry' | 'blocked' | 'rejected'

const rejected = [400, 405, 406, 411, 413, 414, 415, 422, 431, 451]
const retry = [408, 409, 425, 429]
const blocked = [501, 505, 511]

/**
 * What a status means for a record. `undefined`: there was no whole answer. 0: a redirect, or an answer that
 * acknowledges nothing. What isn't listed blames the endpoint, so that no answer is given up for it.
 */
export const verdictOf = (status: number | undefined): Verdict => {
  if (status === undefined || retry.includes(status)) return 'retry'
  if (rejected.includes(status)) return 'rejected'
  if (status >= 500 && !blocked.includes(status)) return 'retry'
  return status >= 200 && status < 300 ? 'delivered' : 'blocked'
}
