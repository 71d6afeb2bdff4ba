import * as z from 'zod/mini'

/** `"90s"`, `"10m"`, `"12h"`, `"7d"`, `"4w"`; a day is 24 hours. */
export const durationSchema = z
  .string()
  .check(z.regex(/^\d+(\.\d+)?(ms|s|m|h|d|w)$/, 'a duration such as "2s", "10m", "12h", "7d" or "4w"'))
  .check(z.describe('A duration: a number and ms, s, m, h, d or w, such as "2s" or "7d".'))

export type Duration = z.infer<typeof durationSchema>
