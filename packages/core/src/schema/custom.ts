import * as z from 'zod/mini'
import { questionFields } from './question-fields.js'
import { textSchema } from './text.js'

/** A question of a kind of one's own. `settings` are what that kind makes of them; all else is as everywhere. */
export const customSchema = (types: readonly string[]) =>
  z.strictObject({
    type: z.enum(types),
    ...questionFields,
    labels: z.optional(z.record(z.string(), textSchema).check(z.describe('Words by name, such as low and high.'))),
    settings: z.optional(z.record(z.string(), z.unknown()).check(z.describe('What the kind wants to know. Default: nothing.'))),
  })

type CustomShape = z.infer<ReturnType<typeof customSchema>>

/** A question of a kind of one's own. */
export type CustomQuestion<Type extends string = string> = Type extends string
  ? Omit<CustomShape, 'type'> & { type: Type }
  : never
