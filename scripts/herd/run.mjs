import { misses, refusalCosts } from './scenarios.mjs'
import { simulate } from './simulate.mjs'

/** Shares don't depend on how many they are; who comes back without end is costly to count. */
const mostPeers = 100_000

/** Every scenario with every policy and cost, one after the other; `on` hears of each. */
export function run({ clients, awayMs, seed, policies, scenarios }, on = () => {}) {
  const runs = []
  for (const scenario of scenarios)
    for (const policy of policies)
      for (const refusalCost of refusalCosts) {
        const { away, whileAway, retryAfter } = scenario
        const some = policy === 'askwell' ? clients : Math.min(clients, mostPeers)
        const began = performance.now()
        const result = simulate({ policy, clients: some, awayMs, away, whileAway, retryAfter, refusalCost, seed })
        const missed = policy === 'askwell' ? misses(result) : []
        const each = { scenario: scenario.name, policy, refusalCost, clients: some, missed, ...result }
        runs.push(each)
        on(each, performance.now() - began)
      }
  return runs
}
