import * as z from 'zod/mini'
import { choiceSchema } from './choice.js'
import { endLabels, questionFields } from './question-fields.js'
import { textSchema } from './text.js'

export const thumbsSchema = z.strictObject({
  type: z.literal('thumbs'),
  ...questionFields,
  labels: z.optional(
    z
      .strictObject({
        up: z.optional(textSchema.check(z.describe('On the thumb up.'))),
        down: z.optional(textSchema.check(z.describe('On the thumb down.'))),
      })
      .check(z.describe('The words on the two buttons. Default: Yes and No.')),
  ),
})

export const csatSchema = z.strictObject({
  type: z.literal('csat'),
  ...questionFields,
  scale: z.optional(z.literal([3, 5, 7]).check(z.describe('Number of steps. Default: 5.'))),
  look: z.optional(z.enum(['faces', 'stars', 'numbers']).check(z.describe('What the steps are drawn as. Default: faces.'))),
  labels: endLabels,
})

export const cesSchema = z.strictObject({
  type: z.literal('ces'),
  ...questionFields,
  scale: z.optional(z.literal([5, 7]).check(z.describe('Number of steps. Default: 7.'))),
  labels: endLabels,
})

export const npsSchema = z.strictObject({ type: z.literal('nps'), ...questionFields, labels: endLabels })

export const textQuestionSchema = z.strictObject({
  type: z.literal('text'),
  ...questionFields,
  maxLength: z.optional(z.int().check(z.gte(1), z.lte(10000), z.describe('Characters that may be written. Default: 2,000.'))),
  placeholder: z.optional(textSchema.check(z.describe('Shown while nothing is written.'))),
  rows: z.optional(z.int().check(z.gte(1), z.lte(20), z.describe('Lines that the field shows. Default: 3.'))),
})

export const ratingSchema = z.strictObject({
  type: z.literal('rating'),
  ...questionFields,
  scale: z.optional(z.int().check(z.gte(2), z.lte(10), z.describe('Number of steps. Default: 5.'))),
  look: z.optional(z.enum(['stars', 'numbers', 'hearts']).check(z.describe('What the steps are drawn as. Default: stars.'))),
  labels: endLabels,
})

export const contactSchema = z.strictObject({
  type: z.literal('contact'),
  ...questionFields,
  placeholder: z.optional(textSchema.check(z.describe('Shown while nothing is written.'))),
  consent: z.optional(
    textSchema.check(
      z.describe('What the person agrees to, beside a box that is never ticked beforehand. Default: the standard words.'),
    ),
  ),
})

export const questionSchema = z.discriminatedUnion('type', [
  thumbsSchema,
  csatSchema,
  cesSchema,
  npsSchema,
  ratingSchema,
  choiceSchema,
  textQuestionSchema,
  contactSchema,
])

export type ThumbsQuestion = z.infer<typeof thumbsSchema>
export type CsatQuestion = z.infer<typeof csatSchema>
export type CesQuestion = z.infer<typeof cesSchema>
export type NpsQuestion = z.infer<typeof npsSchema>
export type RatingQuestion = z.infer<typeof ratingSchema>
export type ContactQuestion = z.infer<typeof contactSchema>
export type TextQuestion = z.infer<typeof textQuestionSchema>
export type Question = z.infer<typeof questionSchema>
export type QuestionType = Question['type']
