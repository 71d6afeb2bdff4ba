import * as z from 'zod/mini'
import { choiceSchema } from './choice.js'
import { customSchema } from './custom.js'
import { endLabels, questionFields } from './question-fields.js'
import { textSchema } from './text.js'

export const thumbsSchema = z.strictObject({
  type: z.literal('thumbs').check(z.describe('Thumb up or down: "up" or "down".')),
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
  type: z.literal('csat').check(z.describe('Satisfaction (CSAT): 1 is very dissatisfied.')),
  ...questionFields,
  scale: z.optional(z.literal([3, 5, 7]).check(z.meta({ description: 'Number of steps. Default: 5.', default: 5 }))),
  look: z.optional(
    z
      .enum(['faces', 'stars', 'numbers'])
      .check(z.meta({ description: 'What the steps are drawn as. Default: faces.', default: 'faces' })),
  ),
  labels: endLabels,
})

export const cesSchema = z.strictObject({
  type: z.literal('ces').check(z.describe('Effort (CES 2.0), "… made it easy for me to …": 1 is strongly disagree.')),
  ...questionFields,
  scale: z.optional(z.literal([5, 7]).check(z.meta({ description: 'Number of steps. Default: 7.', default: 7 }))),
  labels: endLabels,
})

export const npsSchema = z.strictObject({
  type: z.literal('nps').check(z.describe('Recommendation (NPS): 0 to 10.')),
  ...questionFields,
  labels: endLabels,
})

export const textQuestionSchema = z.strictObject({
  type: z.literal('text').check(z.describe('Words of their own.')),
  ...questionFields,
  maxLength: z.optional(
    z
      .int()
      .check(z.gte(1), z.lte(10000), z.meta({ description: 'Characters that may be written. Default: 2000.', default: 2000 })),
  ),
  placeholder: z.optional(textSchema.check(z.describe('Shown while nothing is written.'))),
  rows: z.optional(
    z.int().check(z.gte(1), z.lte(20), z.meta({ description: 'Lines that the field shows. Default: 3.', default: 3 })),
  ),
})

export const ratingSchema = z.strictObject({
  type: z.literal('rating').check(z.describe('Stars, hearts or numbers, from 1 up.')),
  ...questionFields,
  scale: z.optional(z.int().check(z.gte(2), z.lte(10), z.meta({ description: 'Number of steps. Default: 5.', default: 5 }))),
  look: z.optional(
    z
      .enum(['stars', 'numbers', 'hearts'])
      .check(z.meta({ description: 'What the steps are drawn as. Default: stars.', default: 'stars' })),
  ),
  labels: endLabels,
})

export const contactSchema = z.strictObject({
  type: z.literal('contact').check(z.describe('An e-mail address, with consent to be written to.')),
  ...questionFields,
  placeholder: z.optional(textSchema.check(z.describe('Shown while nothing is written.'))),
  consent: z.optional(
    textSchema.check(
      z.describe('What the person agrees to, beside a box that is never ticked beforehand. Default: the standard words.'),
    ),
  ),
})

const builtIn = [
  thumbsSchema,
  csatSchema,
  cesSchema,
  npsSchema,
  ratingSchema,
  choiceSchema,
  textQuestionSchema,
  contactSchema,
] as const

export const questionSchema = z.discriminatedUnion('type', builtIn)

/** @param kinds Types beside the built-in ones; of those it names, the built-in fields are in force. */
export const questionSchemaFor = (kinds: readonly string[]): typeof questionSchema => {
  const types = kinds.filter((kind) => !builtIn.some(({ shape }) => shape.type.def.values.includes(kind as never)))
  // What it takes beside them is for `CustomQuestion` to say.
  return types.length ? (z.discriminatedUnion('type', [...builtIn, customSchema(types)]) as never) : questionSchema
}

export type ThumbsQuestion = z.infer<typeof thumbsSchema>
export type CsatQuestion = z.infer<typeof csatSchema>
export type CesQuestion = z.infer<typeof cesSchema>
export type NpsQuestion = z.infer<typeof npsSchema>
export type RatingQuestion = z.infer<typeof ratingSchema>
export type ContactQuestion = z.infer<typeof contactSchema>
export type TextQuestion = z.infer<typeof textQuestionSchema>
export type Question = z.infer<typeof questionSchema>
export type QuestionType = Question['type']
