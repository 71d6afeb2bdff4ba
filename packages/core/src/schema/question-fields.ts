import * as z from 'zod/mini'
import { conditionSchema } from './condition.js'
import { textSchema } from './text.js'

const idSchema = z.string().check(
  z.regex(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,63}$/, 'letters, digits, "_" and "-", at most 64'),
  z.refine((id) => id !== '__proto__', 'a name other than "__proto__"'),
)

/** What every question may have. */
export const questionFields = {
  id: z.optional(
    idSchema.check(z.describe('Unique within the survey; `if` and results name the question by it. Default: the type.')),
  ),
  text: z.optional(textSchema.check(z.describe('The question. Default: the standard wording of its type.'))),
  hint: z.optional(textSchema.check(z.describe('A line below the question. Default: none.'))),
  required: z.optional(
    z.boolean().check(z.meta({ description: 'Whether the question cannot be skipped. Default: false.', default: false })),
  ),
  if: z.optional(
    conditionSchema.check(
      z.meta({
        description: 'Asked only when this holds for the earlier answers, by question id. Default: always.',
        examples: [{ score: { $lte: 3 } }],
      }),
    ),
  ),
}

/** The words at the two ends of a scale. */
export const endLabels = z.optional(
  z
    .strictObject({
      low: z.optional(textSchema.check(z.describe('At the lowest step.'))),
      high: z.optional(textSchema.check(z.describe('At the highest step.'))),
    })
    .check(z.describe('The words at the two ends of the scale. Default: the standard ones of the type.')),
)
