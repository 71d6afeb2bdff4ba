import * as z from 'zod/mini'
import { conditionSchema } from './condition.js'
import { textSchema } from './text.js'

const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,63}$/, 'letters, digits, "_" and "-", at most 64'))

const common = {
  id: z.optional(idSchema.check(z.describe('Unique within the survey. Default: the type.'))),
  text: z.optional(textSchema),
  hint: z.optional(textSchema),
  required: z.optional(z.boolean().check(z.describe('Whether the question cannot be skipped. Default: false.'))),
  if: z.optional(conditionSchema.check(z.describe('Asked only when this holds for the earlier answers, by question id.'))),
}

/** The words at the two ends of a scale. */
const endLabels = z.optional(z.strictObject({ low: z.optional(textSchema), high: z.optional(textSchema) }))

export const thumbsSchema = z.strictObject({
  type: z.literal('thumbs'),
  ...common,
  labels: z.optional(z.strictObject({ up: z.optional(textSchema), down: z.optional(textSchema) })),
})

export const csatSchema = z.strictObject({
  type: z.literal('csat'),
  ...common,
  scale: z.optional(z.literal([3, 5, 7]).check(z.describe('Number of steps. Default: 5.'))),
  look: z.optional(z.enum(['faces', 'stars', 'numbers']).check(z.describe('Default: faces.'))),
  labels: endLabels,
})

export const cesSchema = z.strictObject({
  type: z.literal('ces'),
  ...common,
  scale: z.optional(z.literal([5, 7]).check(z.describe('Number of steps. Default: 7.'))),
  labels: endLabels,
})

export const npsSchema = z.strictObject({ type: z.literal('nps'), ...common, labels: endLabels })

export const textQuestionSchema = z.strictObject({
  type: z.literal('text'),
  ...common,
  maxLength: z.optional(z.int().check(z.gte(1), z.lte(10000), z.describe('Characters. Default: 2,000.'))),
  placeholder: z.optional(textSchema),
  rows: z.optional(z.int().check(z.gte(1), z.lte(20), z.describe('Default: 3.'))),
})

export const questionSchema = z.discriminatedUnion('type', [thumbsSchema, csatSchema, cesSchema, npsSchema, textQuestionSchema])

export type ThumbsQuestion = z.infer<typeof thumbsSchema>
export type CsatQuestion = z.infer<typeof csatSchema>
export type CesQuestion = z.infer<typeof cesSchema>
export type NpsQuestion = z.infer<typeof npsSchema>
export type TextQuestion = z.infer<typeof textQuestionSchema>
export type Question = z.infer<typeof questionSchema>
export type QuestionType = Question['type']
