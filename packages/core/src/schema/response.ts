import * as z from 'zod/mini'

const epochMs = z.number().check(z.gte(0), z.lte(8.64e15))
const shortText = z.string().check(z.maxLength(500))
const properties = z.record(z.string().check(z.maxLength(200)), z.unknown())

/** An address is never without the consent to use it. */
export const contactValueSchema = z.strictObject({
  email: z.string().check(z.regex(/^[^\s@]+@[^\s@]+$/, 'an e-mail address'), z.maxLength(254)),
  consent: z.literal(true).check(z.describe('The person ticked the box beside the words of consent.')),
})

export const answerSchema = z.strictObject({
  question: z.string().check(z.minLength(1), z.maxLength(64), z.describe('The id of the question.')),
  type: z.string().check(z.minLength(1), z.maxLength(64)),
  scale: z.optional(z.int().check(z.gte(2), z.lte(11), z.describe('Number of steps of the scale as it was asked.'))),
  value: z.union([
    z.number(),
    z.string().check(z.maxLength(10000)),
    z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(50)),
    contactValueSchema,
  ]),
  category: z.optional(
    z.string().check(z.maxLength(64), z.describe('detractor, passive, promoter; dissatisfied, neutral, satisfied; …')),
  ),
})

/** What an endpoint receives: one person's answers to one survey, in one revision. */
export const surveyResponseSchema = z.strictObject({
  id: z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'a UUID in lower case')),
  revision: z.int().check(z.gte(1), z.lte(1_000_000), z.describe('Grows when the same person adds to the same response.')),
  complete: z.boolean(),
  survey: z.strictObject({
    id: z.string().check(z.minLength(1), z.maxLength(64)),
    hash: z.string().check(z.maxLength(64), z.describe('Hash of the survey as it was asked.')),
  }),
  answers: z.array(answerSchema).check(z.minLength(1), z.maxLength(50)),
  outcome: z.enum(['answered', 'partial']),
  trigger: z.optional(z.strictObject({ event: z.string().check(z.maxLength(100)), properties: z.optional(properties) })),
  respondent: z.strictObject({
    id: shortText,
    userId: z.optional(shortText),
    attributes: z.optional(properties),
  }),
  context: z.strictObject({
    page: z.string().check(z.maxLength(2000)),
    locale: z.optional(shortText),
    device: z.optional(z.enum(['mobile', 'tablet', 'desktop'])),
    viewport: z.optional(z.tuple([z.number(), z.number()])),
    sdk: z.optional(shortText),
  }),
  shownAt: epochMs,
  answeredAt: epochMs,
  durationMs: z.number().check(z.gte(0)),
  inbox: z.optional(shortText),
})

/** An e-mail address, and the consent to be written to. */
export type ContactValue = z.infer<typeof contactValueSchema>
export type Answer = z.infer<typeof answerSchema>
export type SurveyResponse = z.infer<typeof surveyResponseSchema>
