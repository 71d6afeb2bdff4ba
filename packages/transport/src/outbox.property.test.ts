import { test } from 'vitest'
import { tryInterleavings } from './testing/interleaving.js'

test('whatever happens, what was told stored is delivered or refused, with the same bytes, once the network is back', async () => {
  await tryInterleavings(false)
}, 36_000_000)
