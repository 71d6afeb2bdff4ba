import * as z from 'zod/mini'
import { conditionSchema } from './condition.js'
import { textSchema } from './text.js'

/** A link goes to http, https, mailto, or a path of this site, and nowhere else. */
const hrefSchema = z
  .string()
  .check(z.regex(/^(https?:\/\/|mailto:|\/(?![/\\]))/i, 'an http, https or mailto link, or a path that starts with one "/"'))

const labelSchema = textSchema.check(z.describe('The words on the button.'))

export const thanksSchema = z.strictObject({
  if: z.optional(
    conditionSchema.check(
      z.meta({
        description: 'Said only when this holds for the answers, by question id. Default: always.',
        examples: [{ score: { $gte: 4 } }],
      }),
    ),
  ),
  text: z.optional(textSchema.check(z.describe('What is said. Default: the standard thanks, in the language of the person.'))),
  hint: z.optional(textSchema.check(z.describe('A line below it. Default: none.'))),
  code: z.optional(
    z
      .string()
      .check(
        z.maxLength(200),
        z.meta({ description: 'An incentive code, shown with a copy button. Default: none.', examples: ['THANKS10'] }),
      ),
  ),
  action: z.optional(
    z
      .union([
        z.strictObject({
          label: labelSchema,
          href: hrefSchema.check(
            z.meta({
              description: 'Where the button leads: http, https, mailto, or a path of this site.',
              examples: ['/review'],
            }),
          ),
        }),
        z.strictObject({
          label: labelSchema,
          event: z.string().check(z.describe('The event that the button tracks, which may start another survey.')),
        }),
      ])
      .check(z.describe('A button below the thanks: a link (`href`), or an event tracked back (`event`). Default: none.')),
  ),
})

export type Thanks = z.infer<typeof thanksSchema>
