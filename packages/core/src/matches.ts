import { basicOperators, createMatcher } from './condition.js'
import { moreOperators } from './more-operators.js'

/** Every operator that may stand beside a path. */
export const operators = { ...basicOperators, ...moreOperators }

/**
 * The whole condition language: that of GrowthBook's SDKs, spec 0.8.0
 * (https://docs.growthbook.io/lib/build-your-own#evaluating-conditions).
 */
export const matcher = /* @__PURE__ */ createMatcher(operators)

/**
 * Whether a condition holds for a subject.
 *
 * @param groups Named lists for `$inGroup` and `$notInGroup`.
 * @throws Never: a malformed condition does not hold, not even inside a `$not`.
 */
export const { matches, flawOf } = matcher
