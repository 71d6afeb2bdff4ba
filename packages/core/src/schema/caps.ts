import * as z from 'zod/mini'
import { durationSchema } from './duration.js'

const countSchema = z.int().check(z.gte(0))

/** How often one survey may be shown to one respondent. */
export const repeatSchema = z.strictObject({
  every: z.optional(durationSchema.check(z.describe('Again this long after an answer. Default: never again.'))),
  afterDismiss: z.optional(durationSchema.check(z.describe('Again this long after a dismissal. Default: as `every`.'))),
  afterLater: z.optional(durationSchema.check(z.describe('Again this long after "ask me later". Default: "3d".'))),
  max: z.optional(z.int().check(z.gte(1), z.describe('At most this often in all. Default: 1, or no limit with `every`.'))),
})

/** How often any survey may be shown to one respondent. */
export const capsSchema = z.strictObject({
  cooldown: z.optional(durationSchema.check(z.describe('Between any two prompts. Default: "7d".'))),
  perSession: z.optional(countSchema.check(z.describe('Prompts in one session. Default: 1.'))),
  atMost: z.optional(z.strictObject({ prompts: countSchema, within: durationSchema })),
  grace: z.optional(z.strictObject({ sessions: z.optional(countSchema), age: z.optional(durationSchema) })),
})

export type Repeat = z.infer<typeof repeatSchema>
export type Caps = z.infer<typeof capsSchema>
