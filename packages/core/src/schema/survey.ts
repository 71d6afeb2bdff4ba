import * as z from 'zod/mini'
import { capsSchema, repeatSchema } from './caps.js'
import { conditionSchema } from './condition.js'
import { questionSchema } from './question.js'
import { textSchema } from './text.js'
import { triggerSchema } from './trigger.js'

const dateSchema = z
  .string()
  .check(
    z.refine(
      (date) => /^\d{4}-\d\d-\d\d/.test(date) && !Number.isNaN(Date.parse(date)),
      'a date such as "2026-12-01" or "2026-12-01T09:00:00Z"',
    ),
  )

/** A link goes to http, https, mailto, or a path of this site, and nowhere else. */
const hrefSchema = z
  .string()
  .check(z.regex(/^(https?:\/\/|mailto:|\/(?![/\\]))/i, 'an http, https or mailto link, or a path that starts with one "/"'))

export const thanksSchema = z.strictObject({
  if: z.optional(conditionSchema),
  text: z.optional(textSchema),
  hint: z.optional(textSchema),
  code: z.optional(z.string().check(z.maxLength(200), z.describe('An incentive code, shown with a copy button.'))),
  action: z.optional(
    z.union([z.strictObject({ label: textSchema, href: hrefSchema }), z.strictObject({ label: textSchema, event: z.string() })]),
  ),
})

export const placeSchema = z.strictObject({
  at: z.optional(z.enum(['corner']).check(z.describe('Default: corner, which is a bottom sheet on phones.'))),
  side: z.optional(z.enum(['bottom-end', 'bottom-start', 'top-end', 'top-start']).check(z.describe('Default: bottom-end.'))),
})

export const surveySchema = z
  .strictObject({
    id: z.string().check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/, 'letters, digits, "_", "." and "-", at most 64')),
    questions: z.array(questionSchema).check(z.minLength(1), z.maxLength(20)),
    thanks: z.optional(z.array(thanksSchema)),
    trigger: z.optional(
      z
        .union([triggerSchema, z.array(triggerSchema)])
        .check(z.describe('What starts it: one, or any of a list. None: only when the person opens it.')),
    ),
    audience: z.optional(conditionSchema.check(z.describe('Whom to ask: a condition on the respondent.'))),
    repeat: z.optional(repeatSchema),
    sample: z.optional(z.number().check(z.gte(0), z.lte(1), z.describe('The share of respondents to ask. Default: 1.'))),
    from: z.optional(dateSchema),
    until: z.optional(dateSchema),
    priority: z.optional(z.number().check(z.describe('Of several due at once the highest goes first. Default: 0.'))),
    place: z.optional(placeSchema),
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

export const groupsSchema = z
  .record(z.string(), z.array(z.union([z.string(), z.number()])))
  .check(z.describe('Named lists of values for $inGroup and $notInGroup.'))

export const surveyDocumentSchema = z
  .strictObject({
    $schema: z.optional(z.string()),
    surveys: z.array(surveySchema),
    caps: z.optional(capsSchema),
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

export type Thanks = z.infer<typeof thanksSchema>
export type Place = z.infer<typeof placeSchema>
export type Survey = z.infer<typeof surveySchema>
export type Groups = z.infer<typeof groupsSchema>
export type SurveyDocument = z.infer<typeof surveyDocumentSchema>
