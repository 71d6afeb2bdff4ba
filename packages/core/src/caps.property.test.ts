import * as fc from 'fast-check'
import { it } from 'vitest'
import { stories } from './caps.arbitrary.js'
import { perform } from './caps.stage.js'

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 1500)
const seed = Number(process.env['PROPERTY_SEED'] ?? 1)

it('no cap is ever exceeded, and no allowed prompt is withheld', { timeout: 1e9 }, () =>
  fc.assert(fc.asyncProperty(stories, perform), {
    numRuns,
    seed,
    ...(process.env['PROPERTY_PATH'] && { path: process.env['PROPERTY_PATH'] }),
  }),
)
