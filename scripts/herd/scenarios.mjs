/** What was away, and what its refusals say. */
export const scenarios = [
  { name: 'network', title: 'The network was away; everyone is back within two seconds', away: 'network', retryAfter: '60' },
  { name: 'collector', title: 'The collector was down, and says `Retry-After: 60`', away: 'collector', retryAfter: '60' },
  {
    name: 'gone',
    title: 'The collector was gone: a proxy answers 502; then it says `Retry-After: 60`',
    away: 'collector',
    whileAway: 502,
    retryAfter: '60',
  },
  { name: 'silent', title: 'The collector was down, and says no `Retry-After`', away: 'collector' },
]

/** Of a served request: a proxy that refuses, and an application that does. */
export const refusalCosts = [0.02, 0.2]

/** What the defaults have to reach. */
export const goal = { peak: 20, at95: 1.5, perUseful: 1.3, lost: 0 }

/** What a result misses, in words. */
export const misses = (result) =>
  Object.entries(goal)
    .filter(([figure, most]) => !(result[figure] <= most))
    .map(([figure, most]) => `${figure} is ${result[figure].toFixed(2)}, at most ${most} is wanted`)
