import * as z from 'zod/mini'

/** A text for people: one string, or a map from BCP 47 tag to string. */
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
  .check(z.describe('One string, or a map from language tag to string: { "en": "…", "id": "…" }.'))

export type Text = z.infer<typeof textSchema>
