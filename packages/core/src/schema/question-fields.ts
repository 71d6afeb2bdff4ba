import * as z from 'zod/mini'
import { conditionSchema } from './condition.js'
import { textSchema } from './text.js'

const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,63}$/, 'letters, digits, "_" and "-", at most 64'))

/** What every question may have. */
export const questionFields = {
  id: z.optional(idSchema.check(z.describe('Unique within the survey. Default: the type.'))),
  text: z.optional(textSchema.check(z.describe('The question. Default: the standard wording of its type.'))),
  hint: z.optional(textSchema.check(z.describe('A line below the question.'))),
  required: z.optional(z.boolean().check(z.describe('Whether the question cannot be skipped. Default: false.'))),
  if: z.optional(conditionSchema.check(z.describe('Asked only when this holds for the earlier answers, by question id.'))),
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
