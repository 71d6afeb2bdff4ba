import { expect, test } from 'vitest'
import { soak } from '../scripts/soak/run.mjs'
import { faultsOf } from '../scripts/soak/verdict.mjs'

// `pnpm soak` is the same for thirty minutes. The policy waits for minutes after a refusal, so the tabs call `flush()` now
// and then, and at the end until nothing waits.
test('for forty seconds, whatever is killed and whatever the server does, thanked is stored exactly once', async () => {
  const found = await soak({ ms: 40_000 })
  console.log(JSON.stringify(found))
  expect(faultsOf(found)).toEqual([])
  expect(found.stored).toBe(found.thanked)
}, 150_000)
