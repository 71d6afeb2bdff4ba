/** 95 % confidence: the standard normal quantile of 0.975. */
const z = 1.96

/**
 * Answers needed so that a share measured in a sample is within `margin` of the true one, 19 times in 20: Cochran's
 * z² p(1 − p) / e² for the worst case p = 0.5, with his correction for a finite population (W. G. Cochran, Sampling
 * Techniques, 3rd ed., Wiley 1977, sections 4.4 and 4.5: n = n₀ / (1 + (n₀ − 1) / N)).
 *
 * @param margin As a share: 0.05 is five percentage points.
 * @param population How many people there are in all. Default: without limit.
 */
export const answersNeeded = (margin: number, population = Infinity): number => {
  const unlimited = (z * z * 0.25) / (margin * margin)
  return Math.ceil(unlimited / (1 + (unlimited - 1) / population))
}
