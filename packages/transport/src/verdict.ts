export type Verdict = 'delivered' | 'retry' | 'blocked' | 'rejected'

/**
 * What a status means for a record. 0: a redirect, or an answer that acknowledges nothing. What isn't listed blames the
 * endpoint, so that no answer is given up for it.
 */
export const verdictOf = (status: number): Verdict => {
  if (status && status < 300) return 'delivered'
  if ([400, 405, 406, 411, 413, 414, 415, 422, 431, 451].includes(status)) return 'rejected'
  return [408, 409, 425, 429].includes(status) || (status > 499 && ![501, 505, 511].includes(status)) ? 'retry' : 'blocked'
}
