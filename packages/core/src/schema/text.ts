import * as z from 'zod/mini'

/**
 * A text for people: one string, or a map from BCP 47 tag to string. `{{name}}` and `{{name|fallback}}` are filled in from
 * attributes and event properties, as text.
 */
export const textSchema = z
  .union([
    z.string().check(z.maxLength(5000)),
    z
      .record(
        z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 language tag such as "en" or "pt-BR"')),
        z.string().check(z.maxLength(5000)),
      )
      .check(z.refine((map) => Object.keys(map).length > 0, 'at least one language')),
  ])
  // Without a description of its own, which editors would show in the place of the field's.
  .register(z.globalRegistry, {
    id: 'Text',
    examples: ['How was checkout?', { en: 'How was checkout?', id: 'Bagaimana proses pembayarannya?' }],
  })

export type Text = z.infer<typeof textSchema>
