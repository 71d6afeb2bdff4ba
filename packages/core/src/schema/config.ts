import * as z from 'zod/mini'
import { capsSchema } from './caps.js'
import { groupsSchema, surveySchema } from './survey.js'

/** The options of `init` that are data; functions (`headers`, `on`, custom storage) are checked where they are used. */
export const configSchema = z.looseObject({
  endpoint: z.union([z.string(), z.looseObject({ url: z.string() })]),
  surveys: z.optional(z.union([z.string(), z.array(surveySchema), z.looseObject({ surveys: z.array(surveySchema) })])),
  caps: z.optional(capsSchema),
  groups: z.optional(groupsSchema),
  project: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))),
  locale: z.optional(z.string()),
  theme: z.optional(z.enum(['auto', 'light', 'dark'])),
  dataLayer: z.optional(z.boolean()),
  consent: z.optional(z.union([z.boolean(), z.literal('session')])),
  respectGPC: z.optional(z.boolean()),
  collect: z.optional(z.strictObject({ url: z.optional(z.enum(['path', 'full'])), text: z.optional(z.boolean()) })),
  debug: z.optional(z.boolean()),
  respondent: z.optional(
    z.looseObject({ userId: z.optional(z.string()), attributes: z.optional(z.record(z.string(), z.unknown())) }),
  ),
})

export type Config = z.infer<typeof configSchema>
