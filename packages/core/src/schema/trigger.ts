import * as z from 'zod/mini'
import { conditionSchema } from './condition.js'
import { durationSchema } from './duration.js'

const glob = z.string().check(z.regex(/^!?[/*]/, 'a path glob such as "/shop/**" or "!/checkout/*"'))

export const triggerSchema = z.strictObject({
  event: z.string().check(z.minLength(1), z.maxLength(100), z.describe('The name of the event that starts it.')),
  where: z.optional(conditionSchema.check(z.describe('Must hold for the properties of the event.'))),
  page: z.optional(
    z
      .union([glob, z.array(glob).check(z.minLength(1))])
      .check(z.describe('Glob, or list of globs, on the path: * one segment, ** any, ! excludes.')),
  ),
  count: z.optional(z.int().check(z.gte(1), z.lte(1000), z.describe('From the n-th matching event on. Default: 1.'))),
  within: z.optional(durationSchema.check(z.describe('Events are counted over this window.'))),
  delay: z.optional(durationSchema.check(z.describe('How long after the event the prompt is due. Default: at once.'))),
  cancelOn: z.optional(z.array(z.string()).check(z.describe('Events that cancel a prompt that is due but not shown yet.'))),
  expires: z.optional(durationSchema.check(z.describe('How long a due prompt waits for its chance. Default: "10m".'))),
})

export type Trigger = z.infer<typeof triggerSchema>
