import * as z from 'zod/mini'
import { capsSchema, repeatSchema } from './caps.js'
import { conditionSchema } from './condition.js'
import { placeSchema } from './place.js'
import { questionSchema, questionSchemaFor } from './question.js'
import { thanksSchema } from './thanks.js'
import { triggerSchema } from './trigger.js'

const dateSchema = z
  .string()
  .check(
    z.refine(
      (date) => /^\d{4}-\d\d-\d\d/.test(date) && !Number.isNaN(Date.parse(date)),
      'a date such as "2026-12-01" or "2026-12-01T09:00:00Z"',
    ),
  )

const surveySchemaOf = (question: typeof questionSchema) =>
  z
    .strictObject({
      id: z.string().check(
        z.regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/, 'letters, digits, "_", "." and "-", at most 64'),
        z.refine((id) => id !== '__proto__', 'a name other than "__proto__"'),
        z.meta({ description: 'Unique in the document; history and results go by it.', examples: ['post-purchase'] }),
      ),
      questions: z
        .array(question)
        .check(z.minLength(1), z.maxLength(20), z.describe('What is asked, in this order, one at a time.')),
      thanks: z.optional(
        z
          .array(thanksSchema)
          .check(z.describe('What is said after the last answer: the first whose `if` holds. Default: the standard thanks.')),
      ),
      trigger: z.optional(
        z
          .union([triggerSchema, z.array(triggerSchema)])
          .check(z.describe('What starts it: one, or any of a list. Default: none, so only when the person opens it.')),
      ),
      audience: z.optional(
        conditionSchema.check(
          z.meta({
            description: 'Whom to ask: a condition on the respondent. Default: everyone.',
            examples: [{ plan: { $in: ['free', 'pro'] }, device: 'desktop' }],
          }),
        ),
      ),
      repeat: z.optional(repeatSchema.check(z.describe('How often one respondent may be shown it. Default: once, ever.'))),
      sample: z.optional(
        z.number().check(
          z.gte(0),
          z.lte(1),
          z.meta({
            description: 'The share of respondents to ask, 0 to 1; the same ones every time. Default: 1.',
            default: 1,
            examples: [0.25],
          }),
        ),
      ),
      from: z.optional(
        dateSchema.check(
          z.meta({ description: 'Not before this date or instant. Default: no such limit.', examples: ['2026-12-01'] }),
        ),
      ),
      until: z.optional(
        dateSchema.check(
          z.meta({
            description: 'Not after this date, which counts to its end, or instant. Default: no such limit.',
            examples: ['2027-01-31'],
          }),
        ),
      ),
      priority: z.optional(
        z.number().check(z.meta({ description: 'Of several due at once the highest goes first. Default: 0.', default: 0 })),
      ),
      place: z.optional(placeSchema.check(z.describe('Where the prompt stands. Default: the corner at the bottom end.'))),
    })
    .check(
      z.superRefine((survey, context) => {
        const seen = new Set<string>()
        survey.questions.forEach((question, index) => {
          const id = question.id ?? question.type
          if (seen.has(id))
            context.addIssue({
              code: 'custom',
              path: ['questions', index, 'id'],
              message: `"${id}" is taken by an earlier question; give this one an id of its own`,
            })
          seen.add(id)
        })
      }),
    )

export const surveySchema = surveySchemaOf(questionSchema)

export const groupsSchema = z.record(z.string(), z.array(z.union([z.string(), z.number()]))).check(
  z.meta({
    description: 'Named lists of values for $inGroup and $notInGroup. Default: none.',
    examples: [{ beta: ['user-1', 'user-7'] }],
  }),
)

const documentSchemaOf = (survey: typeof surveySchema) =>
  z
    .strictObject({
      $schema: z.optional(z.string().check(z.describe('Where editors find this schema, for completion.'))),
      surveys: z.array(survey).check(z.describe('The surveys, in any order.')),
      caps: z.optional(capsSchema.check(z.describe('How often any survey may be shown to one respondent.'))),
      groups: z.optional(groupsSchema),
    })
    .check(
      z.superRefine((document, context) => {
        const seen = new Set<string>()
        document.surveys.forEach(({ id }, index) => {
          if (seen.has(id))
            context.addIssue({ code: 'custom', path: ['surveys', index, 'id'], message: `"${id}" is taken by an earlier survey` })
          seen.add(id)
        })
      }),
    )

export const surveyDocumentSchema = documentSchemaOf(surveySchema)

/** @param kinds Types of question beside the built-in ones. */
export const surveyDocumentSchemaFor = (kinds: readonly string[] = []): typeof surveyDocumentSchema =>
  kinds.length ? documentSchemaOf(surveySchemaOf(questionSchemaFor(kinds))) : surveyDocumentSchema

export type Survey = z.infer<typeof surveySchema>
export type Groups = z.infer<typeof groupsSchema>
export type SurveyDocument = z.infer<typeof surveyDocumentSchema>
