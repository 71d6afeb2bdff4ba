import * as z from 'zod/mini'
import { durationSchema } from './duration.js'

const countSchema = z.int().check(z.gte(0))

/** How often one survey may be shown to one respondent. */
export const repeatSchema = z.strictObject({
  every: z.optional(
    durationSchema.check(z.meta({ description: 'Again this long after an answer. Default: never again.', examples: ['90d'] })),
  ),
  afterDismiss: z.optional(
    durationSchema.check(
      z.meta({ description: 'Again this long after it was closed without an answer. Default: as `every`.', examples: ['180d'] }),
    ),
  ),
  afterLater: z.optional(
    durationSchema.check(z.meta({ description: 'Again this long after "ask me later". Default: "3d".', default: '3d' })),
  ),
  max: z.optional(
    z.int().check(z.gte(1), z.describe('At most this often in all. Default: 1, or no limit with `every` or `afterDismiss`.')),
  ),
})

const atMostSchema = z.strictObject({
  prompts: countSchema.check(z.meta({ description: 'Number of prompts of any survey.', examples: [3] })),
  within: durationSchema.check(z.meta({ description: 'The window they are counted over.', examples: ['90d'] })),
})

const graceSchema = z.strictObject({
  sessions: z.optional(
    countSchema.check(
      z.meta({ description: 'Ask from this session of the respondent on. Default: 0.', default: 0, examples: [2] }),
    ),
  ),
  age: z.optional(
    durationSchema.check(
      z.meta({
        description: 'Ask this long after the first visit at the earliest. Default: "0s".',
        default: '0s',
        examples: ['1d'],
      }),
    ),
  ),
})

/** How often any survey may be shown to one respondent. */
export const capsSchema = z.strictObject({
  cooldown: z.optional(durationSchema.check(z.meta({ description: 'Between any two prompts. Default: "7d".', default: '7d' }))),
  perSession: z.optional(countSchema.check(z.meta({ description: 'Prompts in one session. Default: 1.', default: 1 }))),
  atMost: z.optional(atMostSchema.check(z.describe('So many prompts within a window. Default: no such limit.'))),
  grace: z.optional(graceSchema.check(z.describe('Nobody is asked before this much acquaintance. Default: none.'))),
})

export type Repeat = z.infer<typeof repeatSchema>
export type Caps = z.infer<typeof capsSchema>
