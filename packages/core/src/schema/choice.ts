import * as z from 'zod/mini'
import { questionFields } from './question-fields.js'
import { textSchema } from './text.js'

/** Any words will do as an id, since a plain string is one; `other:` begins what a person wrote. */
const optionIdSchema = z
  .string()
  .check(
    z.regex(/^(?!\s|other:).{0,99}\S$/su, 'an option: 1 to 100 characters, not beginning with "other:", no blanks at its ends'),
  )

export const optionSchema = z
  .union([
    optionIdSchema,
    z.strictObject({
      id: optionIdSchema.check(z.describe('What an answer says. Keep it when the wording changes.')),
      text: z.optional(textSchema.check(z.describe('What a person reads. Default: the id.'))),
    }),
  ])
  .check(
    z.describe('A string is id and text at once; { "id": "…", "text": … } tells them apart, and has texts in more languages.'),
  )

const countSchema = z.int().check(z.gte(1), z.lte(21))

export const choiceSchema = z
  .strictObject({
    type: z.literal('choice').check(z.describe('One of some options, or several.')),
    ...questionFields,
    options: z.array(optionSchema).check(z.minLength(2), z.maxLength(20), z.describe('What there is to choose from.')),
    multiple: z.optional(
      z.boolean().check(
        z.meta({
          description: 'Several may be chosen; the answer is a list of ids then. Default: false, and a tap answers.',
          default: false,
        }),
      ),
    ),
    other: z.optional(
      z
        .union([z.boolean(), textSchema])
        .check(
          z.describe(
            'Adds a last option with a text field: true for the standard label, or a label. Answered as "other:" and what was written. Default: false.',
          ),
        ),
    ),
    shuffle: z.optional(
      z
        .boolean()
        .check(z.describe('An order of their own for each respondent, always the same one; "other" stays last. Default: false.')),
    ),
    min: z.optional(countSchema.check(z.describe('With `multiple`: choose at least this many. Default: 1.'))),
    max: z.optional(countSchema.check(z.describe('With `multiple`: choose at most this many. Default: no limit.'))),
  })
  .check(
    z.superRefine(({ options, multiple, other, min = 1, max }, context) => {
      const seen = new Set(other ? ['other'] : [])
      const refuse = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
      options.forEach((option, index) => {
        const isPlain = typeof option === 'string'
        const id = isPlain ? option : option.id
        const path = ['options', index, ...(isPlain ? [] : ['id'])]
        if (seen.has(id)) refuse(path, `"${id}" is taken by ${other && id === 'other' ? '`other`' : 'an earlier option'}`)
        seen.add(id)
      })
      const most = options.length + (other ? 1 : 0)
      if (!multiple && (min > 1 || max)) refuse([min > 1 ? 'min' : 'max'], 'needs "multiple": true')
      else if (min > most) refuse(['min'], `${min} is not allowed; there are ${most} options`)
      else if (max && max < min) refuse(['max'], `${max} is not allowed; at least "min", which is ${min}`)
      else if (max && max > most) refuse(['max'], `${max} is not allowed; there are ${most} options`)
    }),
  )

/** An option as it is written: a string is id and text at once. */
export type ChoiceOption = z.infer<typeof optionSchema>
export type ChoiceQuestion = z.infer<typeof choiceSchema>
