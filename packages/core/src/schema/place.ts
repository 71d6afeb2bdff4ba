import * as z from 'zod/mini'
import { textSchema } from './text.js'

const ats = ['corner', 'center', 'anchor', 'inline', 'launcher'] as const
const sides = ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const

export const placeSchema = z.strictObject({
  at: z.optional(
    z.enum(ats).check(
      z.meta({
        description:
          'In a corner, as a dialog in the centre, beside an element, inside `<askwell-survey>`, or in a corner behind a button that stays on the page. On phones corner, anchor and launcher are a bottom sheet. Default: "corner".',
        default: 'corner',
      }),
    ),
  ),
  side: z.optional(
    z.enum(sides).check(
      z.meta({
        description:
          'Which corner, for corner and launcher; above or below the element, and which of its edges, for anchor. Start and end follow the direction of the language. Default: "bottom-end".',
        default: 'bottom-end',
      }),
    ),
  ),
  selector: z.optional(
    z.string().check(
      z.minLength(1),
      z.meta({
        description:
          'A CSS selector: the element that an anchored prompt stands beside, the first that fits and can be seen. An element passed to `show`, or the button that opened it, comes first; without any it stands in the corner. Default: none.',
        examples: ['#export', '[data-tour=filters]'],
      }),
    ),
  ),
  label: z.optional(textSchema.check(z.describe('The words on a launcher. Default: "Feedback", in the language of the person.'))),
  look: z.optional(
    z.enum(['tab', 'button']).check(
      z.meta({
        description: 'Of a launcher: a tab at the edge of the window, or a round button in its corner. Default: "tab".',
        default: 'tab',
      }),
    ),
  ),
})

export type Place = z.infer<typeof placeSchema>
