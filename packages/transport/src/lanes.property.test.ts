import { test } from 'vitest'
import { tryInterleavings } from './testing/interleaving.js'

test('whatever happens, what was told stored is delivered to or refused by each of two endpoints, once the network is back', async () => {
  await tryInterleavings(true)
}, 36_000_000)
